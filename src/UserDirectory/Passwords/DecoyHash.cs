namespace UserDirectory;

/// <summary>
/// The hash that guesses are tried on where there is none: of a password that nobody knows, made once by the directory's own hasher, so that such a guess costs what any
/// other does. Thread-safe.
/// </summary>
internal sealed class DecoyHash(DirectoryExtensions extensions)
{
    private string? _hash;

    /// <summary>
    /// The hash. Ask for it before looking whether there is an account: the first call makes it, and that call must not be told from its cost.
    /// </summary>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _hash) is { } hash ? new(hash) : MakeAsync(cancellationToken);

    private async ValueTask<string> MakeAsync(CancellationToken cancellationToken)
    {
        var made = await extensions.HashAsync(TemporaryPassword.Create(), cancellationToken).ConfigureAwait(false);
        return Interlocked.CompareExchange(ref _hash, made, null) ?? made;
    }
}
