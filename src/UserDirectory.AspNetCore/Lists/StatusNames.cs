using System.Globalization;
using UserDirectory.Storage;

namespace UserDirectory.AspNetCore;

/// <summary>The names that stand for numbers, such as those of a status: in any casing, and numbers as text too. Pure.</summary>
internal static class StatusNames
{
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

    /// <summary>Writes numbers for the texts of a list, such as <c>Status in ('Active', 2)</c>: the library reads a whole list as one type.</summary>
    /// <exception cref="ListQueryException">A text stands for no number.</exception>
    public static void Resolve(List<ListToken> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Property is { Kind: FieldKind.Number } property && tokens[i + 1] is { Kind: ListTokenKind.Comparison, Text: "in" })
            {
                for (i += 2; i < tokens.Count && tokens[i].Kind is not ListTokenKind.Close; i++)
                {
                    if (tokens[i].Kind == ListTokenKind.Text)
                    {
                        var text = TextOf(tokens[i]);
                        var number = NumberOf(property, text) ?? throw FilterFault.WrongValue(property, Shown.Text(text));
                        tokens[i] = new(ListTokenKind.Literal, number.ToString(CultureInfo.InvariantCulture));
                    }
                }
            }
        }
    }

    private static string TextOf(ListToken token) => token.Text[1..^1].Replace("''", "'", StringComparison.Ordinal);
}
