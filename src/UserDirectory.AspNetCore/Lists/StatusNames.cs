using System.Globalization;

namespace UserDirectory.AspNetCore;

/// <summary>The names that stand for numbers, such as those of a status: in any casing, and numbers as text too. Pure.</summary>
internal static class StatusNames
{
    /// <summary>Whether a number stands for one of the names; any does where there are none.</summary>
    public static bool Has(ListProperty property, long number) =>
        property.Names is not { } names || (number is >= int.MinValue and <= int.MaxValue && names.IsEnumDefined((int)number));

    /// <summary>The number that a text stands for; null when it stands for none.</summary>
    public static long? NumberOf(ListProperty property, string text)
    {
        if (property.Names is not { } names)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        // Not Enum.TryParse, which takes lists of names.
        return names.GetEnumNames().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Convert.ToInt64(Enum.Parse(names, known), CultureInfo.InvariantCulture)
            : null;
    }
}
