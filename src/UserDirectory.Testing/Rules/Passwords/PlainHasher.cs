namespace UserDirectory.Testing;

/// <summary>
/// A hasher of another algorithm, as a host may bring one: it answers later, on another thread, and asks for new hashes of what an older
/// one made.
/// </summary>
internal sealed class PlainHasher : IPasswordHasher
{
    /// <summary>What its hashes begin with.</summary>
    public const string Mark = "plain:";

    private const string OldMark = "old:";

    /// <summary>The hash of an older version of it.</summary>
    public static string Old(string password) => OldMark + password;

    public bool Understands(string hash) =>
        hash.StartsWith(Mark, StringComparison.Ordinal) || hash.StartsWith(OldMark, StringComparison.Ordinal);

    public async ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Mark + password;
    }

    public async ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return hash == Mark + password ? PasswordHashResult.Succeeded : hash == OldMark + password
            ? PasswordHashResult.SucceededRehashNeeded
            : PasswordHashResult.Failed;
    }
}
