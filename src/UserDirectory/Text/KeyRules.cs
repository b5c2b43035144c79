using System.Globalization;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The rules for keys, the same for tenants, organizations, users, groups and roles but for the reserved words. Pure. Characters are judged
/// as typed and again in the normalised form, because normalisation can bring a refused one to light. Nothing is trimmed or repaired here.
/// A key gets at most one error. Codes: <c>key.empty</c>, <c>key.too_long</c>, <c>key.character</c>, <c>key.space</c>, <c>key.dots</c>,
/// <c>key.like_id</c>, <c>key.like_locator</c>, <c>key.reserved</c>.
/// </summary>
internal static class KeyRules
{
    /// <summary>The longest key, in UTF-16 characters of the normalised form.</summary>
    public const int MaxLength = 256;

    private const string Punctuation = "._-@+'#&!$=";
    private const string Allowed = "Allowed are letters, marks, digits, spaces inside, and . _ - @ + ' # & ! $ =";
    private const int LocatorLength = 26;
    private const string LocatorCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // Composition makes at most one character of four: a longer text is too long in any form, and is not worth the work of normalising it.
    private const int MaxTyped = 4 * MaxLength;

    private static readonly string[] s_reserved = ["any", "odata", "sendInvitation"];
    private static readonly string[] s_reservedForRoles = [.. s_reserved, "admin", "read-only"];
    private static readonly HashSet<string> s_compared = Compared(s_reserved);
    private static readonly HashSet<string> s_comparedForRoles = Compared(s_reservedForRoles);

    /// <summary>Adds what is wrong with a key of a record of this kind to <paramref name="errors"/>; nothing when it is right.</summary>
    public static void Check(InputErrors errors, string field, string? key, RecordKind kind)
    {
        if (Fault(key, kind) is var (code, message))
        {
            errors.Add(field, code, message);
        }
    }

    private static (string Code, string Message)? Fault(string? key, RecordKind kind)
    {
        if (string.IsNullOrEmpty(key))
        {
            return ("key.empty", $"A key is needed: 1 to {MaxLength} characters.");
        }

        if (key!.Length > MaxTyped)
        {
            return TooLong(key.Length);
        }

        if (CharacterFault(key, key) is { } typed)
        {
            return typed;
        }

        var normalized = DirectoryText.Normalize(key);
        return normalized.Length > MaxLength
            ? TooLong(normalized.Length)
            : CharacterFault(normalized, key) ?? WordFault(key, normalized, kind);
    }

    private static (string Code, string Message)? CharacterFault(string text, string key)
    {
        for (int i = 0, codePoint; i < text.Length; i += Characters.Width(codePoint))
        {
            codePoint = Characters.At(text, i, out var category);
            if (Reason(codePoint, category) is { } reason)
            {
                var where = ReferenceEquals(text, key) ? "The key has" : "The key stands for";
                return ("key.character", $"{where} the character {Characters.Name(codePoint)}, {reason}. {Allowed}.");
            }
        }

        return text[0] == ' ' || text[text.Length - 1] == ' '
            ? ("key.space", "The key begins or ends with a space (U+0020). Spaces are allowed inside only.")
            : null;
    }

    private static string? Reason(int codePoint, UnicodeCategory category) => category switch
    {
        _ when codePoint == ' ' || (codePoint < 0x80 && Punctuation.Contains((char)codePoint)) => null,
        _ when Characters.IsInvisible(codePoint) => "which cannot be seen",
        _ when Characters.IsLetterMarkOrDigit(category) => null,
        UnicodeCategory.Control => "a control character",
        UnicodeCategory.Format => "a format character, which cannot be seen",
        UnicodeCategory.Surrogate => "half of a surrogate pair",
        UnicodeCategory.PrivateUse => "which has no public meaning",
        UnicodeCategory.OtherNotAssigned => "which has no meaning yet",
        UnicodeCategory.SpaceSeparator => "a space other than U+0020",
        _ => "which has no place in a key",
    };

    private static (string Code, string Message)? WordFault(string key, string normalized, RecordKind kind)
    {
        if (normalized is "." or "..")
        {
            return ("key.dots", "A key cannot be '.' or '..': paths give them another meaning.");
        }

        if (Guid.TryParse(key, out _) || Guid.TryParse(normalized, out _))
        {
            return ("key.like_id", "The key looks like an id (a GUID). Choose one that does not.");
        }

        if (kind == RecordKind.Role && normalized.Length == LocatorLength && normalized.All(LocatorCharacters.Contains))
        {
            return ("key.like_locator", "The key looks like a locator (a ULID: 26 letters and digits). Choose a role key that does not.");
        }

        return (kind == RecordKind.Role ? s_comparedForRoles : s_compared).Contains(normalized)
            || (kind == RecordKind.Tenant && IsVersion(normalized))
            ? ("key.reserved", $"'{key}' is reserved. {ReservedWords(kind == RecordKind.Role ? s_reservedForRoles : s_reserved, kind)}")
            : null;
    }

    private static HashSet<string> Compared(string[] words) => new(words.Select(DirectoryText.Normalize), StringComparer.Ordinal);

    private static string ReservedWords(string[] words, RecordKind kind) =>
        $"Reserved in any casing: "
            + $"{string.Join(", ", words)}{(kind == RecordKind.Tenant ? ", and versions such as v1 or v2.0" : string.Empty)}.";

    // 'v1', 'v12', 'v1.0': an address that has a version where another has the tenant could not tell them apart.
    private static bool IsVersion(string normalized)
    {
        if (normalized.Length < 2 || normalized[0] != 'V')
        {
            return false;
        }

        var parts = normalized.Substring(1).Split('.');
        return parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(Characters.IsAsciiDigit));
    }

    private static (string Code, string Message) TooLong(int length) =>
        ("key.too_long", $"The key has {length} characters; at most {MaxLength} are allowed, counted in its normalised form.");
}
