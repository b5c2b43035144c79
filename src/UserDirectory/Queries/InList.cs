using System.Text;

namespace UserDirectory.Queries;

/// <summary>True when the field's value is one of a list; with an empty list, never.</summary>
public sealed record InList : Filter
{
    // Below this many a walk is faster than a hash.
    private const int LongList = 8;

    private readonly HashSet<FieldValue>? _set;

    /// <summary>A test of a field against a list of values.</summary>
    /// <exception cref="ArgumentException">A value is missing or not of the field's kind.</exception>
    public InList(Field field, IReadOnlyList<FieldValue> values)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        Field = field;
        Values = [.. values.Select(field.Coerce)];
        _set = Values.Count > LongList ? [.. Values] : null;
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>The values, in the form in which the field compares them.</summary>
    public IReadOnlyList<FieldValue> Values { get; }

    /// <summary>Whether a value, in the form in which the field compares it, is one of the list; a missing one never is.</summary>
    internal bool Includes(FieldValue value)
    {
        if (_set is not null)
        {
            return _set.Contains(value);
        }

        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the other is of the same field and has equal values in the same order.</summary>
    public bool Equals(InList? other) => other is not null && Field == other.Field && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Values.Aggregate(Field.GetHashCode(), (hash, value) => unchecked((hash * 31) + value.GetHashCode()));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        new Printed(builder, isFirst: true).With(Field).With(Values);
        return true;
    }
}
