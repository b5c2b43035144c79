using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Everything that a record holds, secrets included, as text: records compare their lists by reference, so equality does not tell.
/// </summary>
internal static class Snapshot
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    public static string Of(object? value) => Append(new(), value).ToString();

    /// <summary>A record as the contract knows it: of a change what it says, the rest of it is the store's own.</summary>
    public static string OfContract(DirectoryRecord record) =>
        Of(record is Change change
            ? (change.Id, change.TenantId, change.Number, change.Authority, change.Actor, change.At, change.Entries)
            : record);

    private static StringBuilder Append(StringBuilder text, object? value) => value switch
    {
        null => text.Append("null"),
        string plain => text.Append('"').Append(plain).Append('"'),
        Secret secret => Append(text.Append("secret "), secret.Reveal()),
        ReadOnlyMemory<byte> bytes => text.Append(Convert.ToHexString(bytes.Span)),
        DateTimeOffset time => text.Append(time.ToString("O", CultureInfo.InvariantCulture)),
        bool or Field or KeyDefinition => text.Append(value),
        System.Runtime.CompilerServices.ITuple tuple => AppendAll(text, Enumerable.Range(0, tuple.Length).Select(i => tuple[i])),
        KeyValuePair<string, string> pair => text.Append(pair.Key).Append('=').Append(pair.Value),
        IFormattable formattable => text.Append(formattable.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable sequence => AppendAll(text, sequence.Cast<object?>()),
        _ => AppendProperties(text, value),
    };

    private static StringBuilder AppendAll(StringBuilder text, IEnumerable<object?> values)
    {
        text.Append('[');
        foreach (var value in values)
        {
            Append(text, value).Append("; ");
        }

        return text.Append(']');
    }

    private static StringBuilder AppendProperties(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('(');
        foreach (var property in s_properties.GetOrAdd(
            value.GetType(), type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)))
        {
            Append(text.Append(property.Name).Append(": "), property.GetValue(value)).Append("; ");
        }

        return text.Append(')');
    }
}
