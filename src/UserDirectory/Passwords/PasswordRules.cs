using System.Globalization;

namespace UserDirectory;

/// <summary>
/// The rules for a password that somebody chooses: its length, well-formed text, and the host's breach list; no composition rules. They
/// judge its composed form. No message repeats the password. Codes: <c>password.too_short</c>, <c>password.too_long</c>,
/// <c>password.character</c>, <c>password.breached</c>. Thread-safe.
/// </summary>
internal sealed class PasswordRules(PasswordOptions options, DirectoryExtensions extensions)
{
    private const char Nul = '\0';

    /// <summary>
    /// Adds what is wrong with a password to <paramref name="errors"/>. The breach list is asked only about one that is right otherwise.
    /// </summary>
    public async ValueTask CheckAsync(InputErrors errors, string field, string password, CancellationToken cancellationToken)
    {
        if (Fault(password) is var (code, message))
        {
            errors.Add(field, code, message);
        }
        else if (await extensions.IsBreachedAsync(PasswordText.Composed(password), cancellationToken).ConfigureAwait(false))
        {
            errors.Add(field, "password.breached", "The password is on a list of passwords that attackers know. Choose another one.");
        }
    }

    /// <summary>Refuses a password that breaks a rule.</summary>
    /// <exception cref="InvalidInputException">It does.</exception>
    public async ValueTask EnsureAsync(string field, string password, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        await CheckAsync(errors, field, password, cancellationToken).ConfigureAwait(false);
        errors.ThrowIfAny();
    }

    /// <summary>
    /// Whether a typed password can be worth hashing at all: one that is longer than allowed can never have been set, and an empty one
    /// opens nothing.
    /// </summary>
    public bool CanBeRight(string password) =>
        password.Length > 0 && password.IndexOf(Nul) < 0
        && (password.Length <= options.MaxLength
            || (IsWorthComposing(password) && PasswordText.Composed(password).Length <= options.MaxLength));

    private bool IsWorthComposing(string typed) => typed.Length <= (long)PasswordText.LongestDecomposition * options.MaxLength;

    private (string Code, string Message)? Fault(string typed)
    {
        var password = IsWorthComposing(typed) ? PasswordText.Composed(typed) : typed;
        if (password.Length < options.MinLength)
        {
            return ("password.too_short", $"The password has {password.Length} characters; at least {options.MinLength} are needed.");
        }

        if (password.Length > options.MaxLength)
        {
            return ("password.too_long", $"The password has {password.Length} characters; at most {options.MaxLength} are allowed.");
        }

        for (int i = 0, codePoint; i < password.Length; i += Characters.Width(codePoint))
        {
            codePoint = Characters.At(password, i, out var category);
            if (codePoint == Nul)
            {
                // HMAC (RFC 2104) fills its key up with these: with and without them at the end a password has the same hash.
                return ("password.character", "The password has the character U+0000, which is not allowed.");
            }

            if (category == UnicodeCategory.Surrogate)
            {
                // As UTF-8 every unpaired surrogate is the same replacement character: different passwords would have the same hash.
                return ("password.character", "The password has half of a surrogate pair, which is not text.");
            }
        }

        return null;
    }
}
