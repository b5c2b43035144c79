namespace UserDirectory;

/// <summary>
/// The rules for custom attributes: at most <see cref="UserAttributes.MaxCount"/>; names of 1 to 256 letters and digits (ASCII) and what
/// addresses have of other characters, so that a claim's URI is a name; texts of at most 2,048 characters, lines and tabs allowed. Pure.
/// Codes: <c>attributes.too_many</c>, <c>attributes.name</c>, and those of the text itself.
/// </summary>
internal static class AttributeRules
{
    /// <summary>The longest name.</summary>
    public const int MaxName = 256;

    /// <summary>The longest text.</summary>
    public const int MaxValue = 2048;

    // Not '=', which stands between name and text, and no brackets, which stand around a name in errors.
    private const string Punctuation = "._-:/#?&%~+@!$'()*,;";

    /// <summary>
    /// Adds what is wrong to <paramref name="errors"/>, with the field <c>Attributes[name]</c>; nothing when all are right or null.
    /// </summary>
    public static void Check(InputErrors errors, string field, UserAttributes? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        if (attributes.Count > UserAttributes.MaxCount)
        {
            errors.Add(
                field, "attributes.too_many", $"There are {attributes.Count} attributes; at most {UserAttributes.MaxCount} are allowed.");
            return;
        }

        foreach (var attribute in attributes)
        {
            if (!IsName(attribute.Key))
            {
                errors.Add(field, "attributes.name", $"{Quoted.Text(attribute.Key)} is no attribute's name: that has 1 to {MaxName} "
                    + $"letters and digits (ASCII) and {Punctuation}");
            }
            else
            {
                TextRules.CheckLines(errors, $"{field}[{attribute.Key}]", attribute.Value, MaxValue);
            }
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName
            && name.All(c => Characters.IsAsciiLetter(c) || Characters.IsAsciiDigit(c) || Punctuation.Contains(c));
}
