namespace UserDirectory;

/// <summary>
/// The default hasher: PBKDF2-HMAC-SHA512 with a 16-byte salt, in ASP.NET Core Identity's version 3 format; verifies every version 2 and 3 hash, a weaker one
/// with as much work as a new one. Works on the calling thread, since the work is computation: it looks at the token before it begins. Thread-safe.
/// </summary>
internal sealed class Pbkdf2PasswordHasher(int iterations = PasswordOptions.MinIterations) : IPasswordHasher
{
    private const int SaltLength = 16;
    private const int SubkeyLength = 32;

    private static readonly byte[] s_noSalt = new byte[SaltLength];

    /// <inheritdoc/>
    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        var salt = RandomBytes.Create(SaltLength);
        var subkey = Pbkdf2.Derive(password, salt, Pbkdf2Prf.HmacSha512, iterations, SubkeyLength);
        return new(PasswordHashFormat.Write(new Pbkdf2Hash(false, Pbkdf2Prf.HmacSha512, iterations, salt, subkey)));
    }

    /// <inheritdoc/>
    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Verify(hash, password));
    }

    private PasswordHashResult Verify(string hash, string password)
    {
        var isReadable = PasswordHashFormat.TryRead(hash, out var stored);
        var fits = isReadable && stored!.Fits(password);
        SpendMissing(stored?.Iterations ?? 0, password);
        return !fits ? PasswordHashResult.Failed
            : stored!.IsWeakerThan(iterations) ? PasswordHashResult.SucceededRehashNeeded
            : PasswordHashResult.Succeeded;
    }

    /// <summary>Does what a weaker hash did not ask for, right or wrong: its time must not tell that an account has such a hash, and so that there is one.</summary>
    private void SpendMissing(int spent, string password)
    {
        if (spent < iterations)
        {
            Pbkdf2.Derive(password, s_noSalt, Pbkdf2Prf.HmacSha512, iterations - spent, SubkeyLength);
        }
    }
}
