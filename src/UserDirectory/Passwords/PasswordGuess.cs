namespace UserDirectory;

/// <summary>A password that somebody typed, to be tried on a hash.</summary>
/// <param name="runtime">Whose hashers try it.</param>
/// <param name="text">What was typed. Nothing typed is a guess like another: it counts, costs the same, and is never right.</param>
internal sealed class PasswordGuess(DirectoryRuntime runtime, string? text)
{
    public string Text { get; } = text ?? string.Empty;

    /// <summary>
    /// One hash's work, whatever the guess: one that is too long to be right is not computed with. A guess that is not typed composed is
    /// tried as typed too, right or not: it may have been set or imported so.
    /// </summary>
    public async ValueTask<PasswordHashResult> TryAsync(string? hash, CancellationToken cancellationToken)
    {
        if (!runtime.PasswordRules.CanBeRight(Text))
        {
            await VerifyAsync(string.Empty).ConfigureAwait(false);
            return PasswordHashResult.Failed;
        }

        var composed = PasswordText.Composed(Text);
        var result = await VerifyAsync(composed).ConfigureAwait(false);
        if (string.Equals(composed, Text, StringComparison.Ordinal))
        {
            return result;
        }

        var asTyped = await VerifyAsync(Text).ConfigureAwait(false);
        return result == PasswordHashResult.Failed && asTyped != PasswordHashResult.Failed
            ? PasswordHashResult.SucceededRehashNeeded
            : result;

        ValueTask<PasswordHashResult> VerifyAsync(string password) =>
            runtime.Extensions.Hashers.VerifyAsync(hash, password, cancellationToken);
    }
}
