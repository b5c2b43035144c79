using System.Collections;
using System.Globalization;
using System.Reflection;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage;

/// <summary>
/// Everything that a record holds, secrets included, as text: records compare their lists by reference, so equality does not tell.
/// </summary>
internal static class WholeText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Secret secret => $"secret {secret.Reveal()}",
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join("; ", items.Cast<object?>().Select(Of))}]",
        bool or ActorRef or KeyValuePair<string, string> => value.ToString()!,
        _ => $"{value.GetType().Name}({string.Join("; ", PropertiesOf(value).Select(property => Of(property, value)))})",
    };

    private static string Of(PropertyInfo property, object value) => $"{property.Name}: {Of(property.GetValue(value))}";

    private static PropertyInfo[] PropertiesOf(object value) => value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public);
}
