using System.Runtime.CompilerServices;
using System.Text;

namespace UserDirectory;

/// <summary>
/// The text of a record, as the compiler writes it but that a list shows what is in it: its first ten, and how many more there are. Records
/// with lists are written through this, and name every public member.
/// </summary>
internal sealed class Printed
{
    private const int MostItems = 10;

    private readonly StringBuilder _builder;
    private bool _isFirst;

    /// <summary>Goes on with what the compiler has begun, or a base record.</summary>
    /// <param name="builder">What it has written to.</param>
    /// <param name="isFirst">Whether no member stands there yet.</param>
    public Printed(StringBuilder builder, bool isFirst) => (_builder, _isFirst) = (builder, isFirst);

    /// <summary>Begins with the type's name.</summary>
    public Printed(string name)
        : this(new StringBuilder(name).Append(" { "), isFirst: true)
    {
    }

    public Printed With<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Begin(name).Append(value?.ToString());
        return this;
    }

    public Printed With<T>(IReadOnlyList<T>? items, [CallerArgumentExpression(nameof(items))] string name = "")
    {
        Begin(name);
        if (items is null)
        {
            return this;
        }

        _builder.Append('[').Append(string.Join(", ", items.Take(MostItems).Select(item => item is null ? "null" : item.ToString())));
        _builder.Append(items.Count > MostItems ? $", and {items.Count - MostItems} more]" : "]");
        return this;
    }

    /// <summary>Ends what the type's name has begun.</summary>
    public override string ToString() => _builder.Append(" }").ToString();

    private StringBuilder Begin(string name)
    {
        _builder.Append(_isFirst ? string.Empty : ", ").Append(name).Append(" = ");
        _isFirst = false;
        return _builder;
    }
}
