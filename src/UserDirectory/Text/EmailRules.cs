using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The rule for e-mail addresses: what mail systems deliver to in practice, judged by form only. One <c>@</c>; before it 1 to 64
/// characters: letters, marks and digits of any script and <c>! # $ % &amp; ' * + - / = ? ^ _ ` { | } ~</c>, with single dots inside; after
/// it labels of 1 to 63 letters, marks, digits and inner hyphens, separated by dots (one label is enough: intranets have such); 3 to 254
/// characters in all. No quoted local parts, comments, address literals or display names. No ς and no ẞ in a domain: they are compared like
/// σ and ß, and may name another domain (Unicode Technical Standard 46, section 7); the <c>xn--</c> form will do. Pure; null is right.
/// Codes: <c>email.too_long</c>, <c>email.character</c>, <c>email.format</c>.
/// </summary>
internal static class EmailRules
{
    /// <summary>The longest address, in UTF-16 characters.</summary>
    public const int MaxLength = 254;

    private const int MaxLocal = 64;
    private const int MaxLabel = 63;
    private const string LocalPunctuation = "!#$%&'*+-/=?^_`{|}~.";
    private const string DomainPunctuation = "-.";

    // ς and ẞ.
    private static readonly char[] s_ambiguousInDomains = ['\u03C2', '\u1E9E'];

    /// <summary>Adds what is wrong with an address to <paramref name="errors"/>; nothing when it is right or null.</summary>
    public static void Check(InputErrors errors, string field, string? email)
    {
        if (email is not null && Fault(email) is var (code, message))
        {
            errors.Add(field, code, message);
        }
    }

    /// <summary>Whether this is an address, in a form in which an account could have it.</summary>
    public static bool IsRight(string? email) => email is not null && Fault(email) is null;

    // The normalised form is what is compared and mailed to: a character that turns into a space or another '@' there is refused as well.
    // In ASCII none does.
    private static (string Code, string Message)? Fault(string email) =>
        FormFault(email) ?? (DirectoryText.IsAscii(email.AsSpan()) ? null : FormFault(DirectoryText.Normalize(email)));

    private static (string Code, string Message)? FormFault(string email)
    {
        if (email.Length > MaxLength)
        {
            return ("email.too_long", $"The e-mail address has {email.Length} characters; at most {MaxLength} are allowed.");
        }

        var at = email.IndexOf('@');
        if (at < 0 || email.IndexOf('@', at + 1) >= 0)
        {
            return Malformed("it needs exactly one '@'");
        }

        var local = email.Substring(0, at);
        var domain = email.Substring(at + 1);
        return CharacterFault(local, LocalPunctuation)
            ?? CharacterFault(domain, DomainPunctuation)
            ?? AmbiguityFault(domain)
            ?? LocalFault(local)
            ?? LabelFault(domain);
    }

    private static (string Code, string Message)? CharacterFault(string part, string punctuation)
    {
        for (int i = 0, codePoint; i < part.Length; i += Characters.Width(codePoint))
        {
            codePoint = Characters.At(part, i, out var category);
            var allowed = codePoint < 0x80 && punctuation.Contains((char)codePoint);
            if (!allowed && (!Characters.IsLetterMarkOrDigit(category) || Characters.IsInvisible(codePoint)))
            {
                return ("email.character", $"The e-mail address has the character {Characters.Name(codePoint)}, which is not allowed "
                    + $"there. Write it like ann@example.com.");
            }
        }

        return null;
    }

    private static (string Code, string Message)? AmbiguityFault(string domain) =>
        domain.IndexOfAny(s_ambiguousInDomains) is var at && at < 0
        ? null
        : ("email.character", $"The domain has the character {Characters.Name(domain[at])}, which is compared like another one and may "
            + $"name another domain. Write it in its xn-- form.");

    private static (string Code, string Message)? LocalFault(string local) =>
        local.Length is 0 or > MaxLocal ? Malformed(
            $"the part before the '@' has {local.Length} characters, and 1 to {MaxLocal} are allowed")
        : local[0] == '.' || local[local.Length - 1] == '.' || local.Contains("..")
            ? Malformed("the part before the '@' begins or ends with a dot or has two in a row")
        : null;

    private static (string Code, string Message)? LabelFault(string domain)
    {
        for (int start = 0, end; start <= domain.Length; start = end + 1)
        {
            end = domain.IndexOf('.', start) is var dot && dot < 0 ? domain.Length : dot;
            if (end - start is 0 or > MaxLabel)
            {
                return Malformed($"each part of the domain has 1 to {MaxLabel} characters, separated by single dots");
            }

            if (domain[start] == '-' || domain[end - 1] == '-')
            {
                return Malformed("a part of the domain begins or ends with a hyphen");
            }
        }

        return null;
    }

    private static (string Code, string Message) Malformed(string reason) =>
        ("email.format", $"This is not an e-mail address: {reason}. Write it like ann@example.com.");
}
