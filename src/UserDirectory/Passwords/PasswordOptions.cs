namespace UserDirectory;

/// <summary>
/// How passwords are judged and kept. Set once at start; read-only in effect afterwards. Values that are not allowed are refused with the
/// other options.
/// </summary>
public sealed class PasswordOptions
{
    /// <summary>The fewest iterations that may be configured.</summary>
    public const int MinIterations = 220_000;

    /// <summary>
    /// The most iterations that may be configured or that are accepted in a stored or imported hash: verifying one must not cost minutes.
    /// </summary>
    public const int MaxIterations = 10_000_000;

    /// <summary>
    /// The shortest password, in UTF-16 characters of its composed form (NFC): 1 to 32, by default 8. Passwords that are already set are
    /// not judged again.
    /// </summary>
    public int MinLength { get; set; } = 8;

    /// <summary>
    /// The longest password, in UTF-16 characters of its composed form (NFC): 64 to 4,096, by default 256. A longer one is refused before
    /// anything is computed from it.
    /// </summary>
    public int MaxLength { get; set; } = 256;

    /// <summary>
    /// The PBKDF2-HMAC-SHA512 iterations of new hashes: <see cref="MinIterations"/> to <see cref="MaxIterations"/>, by default the fewest.
    /// Hashes with fewer are replaced at the next sign-in.
    /// </summary>
    public int Iterations { get; set; } = MinIterations;

    /// <summary>
    /// Whether hashes in ASP.NET Core Identity's formats are understood beside hashers of the host's that do not understand them
    /// themselves: by default true. Every guess then costs one PBKDF2 hash as well; set it to false when there are no such hashes (any
    /// more). Without a hasher of the host's it changes nothing.
    /// </summary>
    public bool VerifyPbkdf2 { get; set; } = true;

    /// <summary>How many wrong passwords in a row lock an account: 1 to 1,000, by default 5. Parallel guesses each count.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long a locked account takes no password: more than zero, at most 365 days, by default five minutes.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(5);
}
