using Microsoft.Extensions.Options;

namespace UserDirectory;

/// <summary>
/// The built-in hasher: PBKDF2-HMAC-SHA512 with a 16-byte salt, in ASP.NET Core Identity's version 3 format. It understands every hash of
/// versions 2 and 3 whose cost is within bounds, and verifies a weaker one with as much work as a new one. Works on the calling thread,
/// since the work is computation: it looks at the token before it begins. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// It need not be registered: alone it is the default, and beside others it stands last (<see cref="PasswordOptions.VerifyPbkdf2"/>).
/// Register it to say where it stands; before another, for example, whose hashes are to be replaced:
/// <c>UsePasswordHasher&lt;Pbkdf2PasswordHasher&gt;().UsePasswordHasher&lt;OldHasher&gt;()</c>.
/// </remarks>
public sealed class Pbkdf2PasswordHasher : IPasswordHasher
{
    private const int SaltLength = 16;
    private const int SubkeyLength = 32;

    private static readonly byte[] s_noSalt = new byte[SaltLength];

    private readonly int _iterations;

    /// <summary>
    /// A hasher with the iterations of the directory's options (<see cref="PasswordOptions.Iterations"/>): the container makes it so.
    /// </summary>
    /// <param name="options">The directory's options.</param>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public Pbkdf2PasswordHasher(IOptions<UserDirectoryOptions> options)
        : this((options ?? throw new ArgumentNullException(nameof(options))).Value.Passwords.Iterations)
    {
    }

    /// <summary>A hasher with its own number of iterations.</summary>
    /// <param name="iterations">The iterations of new hashes: <see cref="PasswordOptions.MinIterations"/> to
    /// <see cref="PasswordOptions.MaxIterations"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not within these bounds.</exception>
    public Pbkdf2PasswordHasher(int iterations)
        : this(iterations, PasswordOptions.MinIterations)
    {
    }

    private Pbkdf2PasswordHasher(int iterations, int least)
    {
        if (iterations < least || iterations > PasswordOptions.MaxIterations)
        {
            throw new ArgumentOutOfRangeException(
                nameof(iterations), iterations, $"The iterations must be between {least} and {PasswordOptions.MaxIterations}.");
        }

        _iterations = iterations;
        Example = Write(s_noSalt, new byte[SubkeyLength]);
    }

    /// <summary>A hash as it writes them, of no password: whoever understands it understands them all.</summary>
    internal string Example { get; }

    /// <summary>One with fewer iterations than anybody may use, for tests.</summary>
    internal static Pbkdf2PasswordHasher Weak(int iterations = 1) => new(iterations, 1);

    /// <inheritdoc/>
    public bool Understands(string hash) => PasswordHashFormat.IsKnown(hash);

    /// <inheritdoc/>
    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        var salt = RandomBytes.Create(SaltLength);
        return new(Write(salt, Pbkdf2.Derive(password, salt, Pbkdf2Prf.HmacSha512, _iterations, SubkeyLength)));
    }

    /// <inheritdoc/>
    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Verify(hash, password));
    }

    private string Write(byte[] salt, byte[] subkey) =>
        PasswordHashFormat.Write(new Pbkdf2Hash(false, Pbkdf2Prf.HmacSha512, _iterations, salt, subkey));

    private PasswordHashResult Verify(string hash, string password)
    {
        var isReadable = PasswordHashFormat.TryRead(hash, out var stored);
        var fits = isReadable && stored!.Fits(password);
        SpendMissing(stored?.Iterations ?? 0, password);
        return !fits ? PasswordHashResult.Failed
            : stored!.IsWeakerThan(_iterations) ? PasswordHashResult.SucceededRehashNeeded
            : PasswordHashResult.Succeeded;
    }

    /// <summary>
    /// Does what a weaker hash did not ask for, right or wrong: its time must not tell that an account has such a hash, and so that there
    /// is one.
    /// </summary>
    private void SpendMissing(int spent, string password)
    {
        if (spent < _iterations)
        {
            Pbkdf2.Derive(password, s_noSalt, Pbkdf2Prf.HmacSha512, _iterations - spent, SubkeyLength);
        }
    }
}
