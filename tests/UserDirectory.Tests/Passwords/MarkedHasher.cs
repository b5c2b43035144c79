namespace UserDirectory.Tests.Passwords;

/// <summary>
/// A hasher whose hashes begin with its mark and hold the password as it is, as a host's of another algorithm may; it counts its work.
/// </summary>
internal sealed class MarkedHasher(string mark, PasswordHashResult right = PasswordHashResult.Succeeded) : IPasswordHasher
{
    /// <summary>The hashes that were tried, in order.</summary>
    public List<string> Tried { get; } = [];

    public int Hashed { get; private set; }

    public bool Understands(string hash) => hash.StartsWith(mark, StringComparison.Ordinal);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        Hashed++;
        return new(mark + password);
    }

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        Tried.Add(hash);
        return new(hash == mark + password ? right : PasswordHashResult.Failed);
    }
}
