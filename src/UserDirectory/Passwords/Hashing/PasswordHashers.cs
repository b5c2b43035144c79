using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The hashers side by side: the first writes new hashes, and each tries the hashes that it is the first to understand. Every guess is
/// tried with each of them once, with a decoy where there is no hash of its kind: so neither how long it takes tells whether there is an
/// account, nor who made its hash. Thread-safe.
/// </summary>
/// <param name="registered">The host's, in the order of registration; the built-in one alone where there are none.</param>
/// <param name="builtIn">Stands last, unless one of the host's understands its hashes; null for none.</param>
internal sealed class PasswordHashers(Extension<IEnumerable<IPasswordHasher>> registered, Pbkdf2PasswordHasher? builtIn)
{
    private const int LongestHash = 1024;

    private string[]? _decoys;

    /// <summary>One alone.</summary>
    public static PasswordHashers Of(IPasswordHasher hasher) => new(Extension<IEnumerable<IPasswordHasher>>.Of([hasher]), null);

    /// <summary>The first one's hash of a password's composed form.</summary>
    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) =>
        registered.CallAsync((given, token) => InOrder(given)[0].HashAsync(PasswordText.Composed(password), token), cancellationToken);

    /// <summary>
    /// Makes the decoys. Call it before looking whether there is an account: the first call makes them, and that call must not be told from
    /// its cost.
    /// </summary>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _decoys) is null)
        {
            await registered.CallAsync((given, token) => DecoysAsync(InOrder(given), token), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Tries a password, exactly as given; without a hash, or with one that nobody understands, it fails after the same work.
    /// </summary>
    public ValueTask<PasswordHashResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        return registered.CallAsync(TryAsync, cancellationToken);

        async ValueTask<PasswordHashResult> TryAsync(IEnumerable<IPasswordHasher> given, CancellationToken token)
        {
            var hashers = InOrder(given);
            var decoys = await DecoysAsync(hashers, token).ConfigureAwait(false);
            var owner = hash is null ? -1 : hashers.FindIndex(hasher => hasher.Understands(hash));
            var result = PasswordHashResult.Failed;
            for (var i = 0; i < hashers.Count; i++)
            {
                var tried = await hashers[i].VerifyAsync(i == owner ? hash! : decoys[i], password, token).ConfigureAwait(false);
                result = i == owner ? tried : result;
            }

            return owner > 0 && result == PasswordHashResult.Succeeded ? PasswordHashResult.SucceededRehashNeeded : result;
        }
    }

    /// <summary>
    /// Why a hash from outside cannot be taken, with the name of its format and nothing else of it; null when a hasher understands it.
    /// </summary>
    public async ValueTask<string?> FaultOfAsync(string hash, CancellationToken cancellationToken)
    {
        var isUnderstood = hash.Length <= LongestHash && DirectoryText.IsWellFormed(hash)
            && await registered.CallAsync(
                (given, _) => new ValueTask<bool>(InOrder(given).Exists(hasher => hasher.Understands(hash))), cancellationToken)
                .ConfigureAwait(false);
        return isUnderstood ? null : $"No registered hasher understands the hash, which is {PasswordHashNames.Describe(hash)}.";
    }

    private List<IPasswordHasher> InOrder(IEnumerable<IPasswordHasher> given)
    {
        var hashers = given.ToList();
        if (builtIn is not null && !hashers.Exists(hasher => hasher.Understands(builtIn.Example)))
        {
            hashers.Add(builtIn);
        }

        return hashers;
    }

    // A password that nobody knows, hashed once by each.
    private async ValueTask<string[]> DecoysAsync(List<IPasswordHasher> hashers, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _decoys) is { } decoys && decoys.Length == hashers.Count)
        {
            return decoys;
        }

        var made = new string[hashers.Count];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = await hashers[i].HashAsync(TemporaryPassword.Create(), cancellationToken).ConfigureAwait(false);
        }

        Volatile.Write(ref _decoys, made);
        return made;
    }
}
