using System.Globalization;
using Microsoft.OData;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Values that the library read, as the core's values of a property. Pure.</summary>
internal static class PropertyValues
{
    /// <exception cref="ListQueryException">The property takes no such value.</exception>
    public static FieldValue Read(ListProperty property, object value) => (property.Kind, value) switch
    {
        (FieldKind.Text, string text) => Text(property, text),
        (FieldKind.Boolean, bool flag) => flag,
        (FieldKind.Number, int number) when StatusNames.Has(property, number) => number,
        (FieldKind.Number, long number) when StatusNames.Has(property, number) => number,
        (FieldKind.Number, string name) when StatusNames.NumberOf(property, name) is { } number
            && StatusNames.Has(property, number) => number,
        (FieldKind.Number, ODataEnumValue { Value: { } name }) when StatusNames.NumberOf(property, name) is { } number
            && StatusNames.Has(property, number) => number,
        (FieldKind.Id, Guid id) => id,
        // An id is a text on the wire, so callers write it like one.
        (FieldKind.Id, string text) when Guid.TryParseExact(text, "D", out var id) => id,
        (FieldKind.Time, DateTimeOffset time) => time,
        _ => throw FilterFault.WrongValue(property, Written(value)),
    };

    private static FieldValue Text(ListProperty property, string text)
    {
        var compared = ComparedText.Of(text) ?? throw NoText(property);
        FilterLimits.MustBeShort(property, Math.Max(text.Length, compared.Length));
        return text.Contains('\0', StringComparison.Ordinal) ? throw NoText(property) : text;
    }

    private static ListQueryException NoText(ListProperty property) =>
        FilterFault.Of(
            $"The text that '{property.Name}' is compared with has half of a surrogate pair or another character that no text can have.");

    private static string Written(object value) => value switch
    {
        string text => $"the text {Shown.Text(text)}",
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "a value of another kind",
    };
}
