namespace UserDirectory;

/// <summary>
/// The rules for custom attributes: at most <see cref="UserAttributes.MaxCount"/>; names of 1 to 64 letters and digits (ASCII) and <c>. _ - :</c>; texts of at most
/// 2,048 characters, lines and tabs allowed. Pure. Codes: <c>attributes.too_many</c>, <c>attributes.name</c>, and those of the text itself.
/// </summary>
internal static class AttributeRules
{
    /// <summary>The longest name.</summary>
    public const int MaxName = 64;

    /// <summary>The longest text.</summary>
    public const int MaxValue = 2048;

    /// <summary>Adds what is wrong to <paramref name="errors"/>, with the field <c>Attributes[name]</c>; nothing when all are right or null.</summary>
    public static void Check(InputErrors errors, string field, UserAttributes? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        if (attributes.Count > UserAttributes.MaxCount)
        {
            errors.Add(field, "attributes.too_many", $"There are {attributes.Count} attributes; at most {UserAttributes.MaxCount} are allowed.");
            return;
        }

        foreach (var attribute in attributes)
        {
            if (!IsName(attribute.Key))
            {
                errors.Add(field, "attributes.name", $"An attribute's name has 1 to {MaxName} letters, digits and . _ - : (ASCII); one here has not.");
            }
            else
            {
                TextRules.CheckLines(errors, $"{field}[{attribute.Key}]", attribute.Value, MaxValue);
            }
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && name.All(c => Characters.IsAsciiLetter(c) || Characters.IsAsciiDigit(c) || c is '.' or '_' or '-' or ':');
}
