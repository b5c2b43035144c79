using System.Globalization;

namespace UserDirectory;

/// <summary>
/// The rules for free text. Pure; null is always right, since whether a value is needed is for the caller to say. Nothing is trimmed or
/// repaired. Unpaired surrogates, noncharacters and control characters are refused everywhere. Codes: <c>text.empty</c>,
/// <c>text.too_long</c>, <c>text.character</c>, and those of <see cref="EmailRules"/>, <see cref="LocaleRules"/> and
/// <see cref="AttributeRules"/>.
/// </summary>
internal static class TextRules
{
    /// <summary>The longest display, given or family name and the longest name of a tenant, organization, group or role.</summary>
    public const int MaxName = 256;

    /// <summary>The longest label of an organization.</summary>
    public const int MaxLabel = 64;

    /// <summary>The longest notes.</summary>
    public const int MaxNotes = 4000;

    /// <summary>The longest description.</summary>
    public const int MaxDescription = 1000;

    /// <summary>The longest external id.</summary>
    public const int MaxExternalId = 256;

    /// <summary>
    /// A name: 1 to 256 characters, not only spaces, on one line, without what reorders text on the screen (U+202A to U+202E, U+2066 to
    /// U+2069). Joiners and direction marks stay: scripts need them.
    /// </summary>
    public static void CheckName(InputErrors errors, string field, string? name) => CheckLine(errors, field, name, MaxName, ShownLineFault);

    /// <summary>A label: 1 to 64 characters, as in a name.</summary>
    public static void CheckLabel(InputErrors errors, string field, string? label) =>
        CheckLine(errors, field, label, MaxLabel, ShownLineFault);

    /// <summary>
    /// Notes: at most 4,000 characters, line feeds and tabs allowed (a carriage return only before a line feed); may be empty.
    /// </summary>
    public static void CheckNotes(InputErrors errors, string field, string? notes) => CheckLines(errors, field, notes, MaxNotes);

    /// <summary>A description: at most 1,000 characters, line feeds and tabs allowed as in notes; may be empty.</summary>
    public static void CheckDescription(InputErrors errors, string field, string? description) =>
        CheckLines(errors, field, description, MaxDescription);

    /// <summary>An external id: 1 to 256 characters on one line, not only spaces. It is compared as it is.</summary>
    public static void CheckExternalId(InputErrors errors, string field, string? externalId) =>
        CheckLine(errors, field, externalId, MaxExternalId, LineFault);

    private static void CheckLine(InputErrors errors, string field, string? text, int maxLength, Func<int, char, string?> fault)
    {
        if (text is not null && text.Trim().Length == 0)
        {
            errors.Add(field, "text.empty", "The text is empty or blank; leave it out (null) when there is none.");
        }
        else
        {
            Check(errors, field, text, maxLength, fault);
        }
    }

    /// <summary>Text of several lines up to a length: what notes, descriptions and attributes share.</summary>
    internal static void CheckLines(InputErrors errors, string field, string? text, int maxLength) =>
        Check(errors, field, text, maxLength, LinesFault);

    private static void Check(InputErrors errors, string field, string? text, int maxLength, Func<int, char, string?> fault)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maxLength)
        {
            errors.Add(field, "text.too_long", $"The text has {text.Length} characters; at most {maxLength} are allowed.");
            return;
        }

        for (int i = 0, codePoint; i < text.Length; i += Characters.Width(codePoint))
        {
            codePoint = Characters.At(text, i, out var category);
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var reason = category == UnicodeCategory.Surrogate ? "half of a surrogate pair"
                : Characters.IsNoncharacter(codePoint) ? "which is not a character"
                : fault(codePoint, next);
            if (reason is not null)
            {
                errors.Add(field, "text.character",
                    $"The text has the character {Characters.Name(codePoint)}, {reason}, which is not allowed here.");
                return;
            }
        }
    }

    private static string? LineFault(int codePoint, char next) =>
        Characters.IsLineBreak(codePoint) ? "a line break"
        : IsControl(codePoint) ? "a control character"
        : null;

    private static string? ShownLineFault(int codePoint, char next) =>
        LineFault(codePoint, next) ?? (Characters.IsBidiControl(codePoint) ? "which reorders text on the screen" : null);

    private static string? LinesFault(int codePoint, char next) =>
        codePoint is '\n' or '\t' || (codePoint == '\r' && next == '\n') || !IsControl(codePoint) ? null : "a control character";

    private static bool IsControl(int codePoint) => codePoint is < 0x20 or (>= 0x7F and < 0xA0);
}
