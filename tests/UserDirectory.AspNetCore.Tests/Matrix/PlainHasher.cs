namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>Keeps passwords as they are: the matrix is about who may change them.</summary>
internal sealed class PlainHasher : IPasswordHasher
{
    public bool Understands(string hash) => hash.StartsWith("plain:", StringComparison.Ordinal);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) => new($"plain:{password}");

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        new(hash == $"plain:{password}" ? PasswordHashResult.Succeeded : PasswordHashResult.Failed);
}
