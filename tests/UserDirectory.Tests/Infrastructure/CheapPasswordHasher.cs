namespace UserDirectory.Tests;

/// <summary>Hashes like the real one but with a single iteration, so that tests are quick.</summary>
internal sealed class CheapPasswordHasher : IPasswordHasher
{
    private readonly Pbkdf2PasswordHasher _inner = Pbkdf2PasswordHasher.Weak();

    public bool Understands(string hash) => _inner.Understands(hash);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) =>
        _inner.HashAsync(password, cancellationToken);

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        _inner.VerifyAsync(hash, password, cancellationToken);
}
