namespace UserDirectory.Testing;

/// <summary>Hashes as the default does but with a single iteration, and counts its work. Thread-safe.</summary>
internal sealed class CountingHasher : IPasswordHasher
{
    private readonly Pbkdf2PasswordHasher _inner = Pbkdf2PasswordHasher.Weak();
    private int _hashed;
    private int _verified;
    private int _fitted;

    /// <summary>How many passwords were hashed.</summary>
    public int Hashed => _hashed;

    /// <summary>How many guesses were tried.</summary>
    public int Verified => _verified;

    /// <summary>How many guesses were right.</summary>
    public int Fitted => _fitted;

    /// <summary>The longest text that was computed with.</summary>
    public int Longest { get; private set; }

    public bool Understands(string hash) => _inner.Understands(hash);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _hashed);
        Longest = Math.Max(Longest, password.Length);
        return _inner.HashAsync(password, cancellationToken);
    }

    public async ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _verified);
        Longest = Math.Max(Longest, password.Length);
        var result = await _inner.VerifyAsync(hash, password, cancellationToken);
        Interlocked.Add(ref _fitted, result == PasswordHashResult.Failed ? 0 : 1);
        return result;
    }
}
