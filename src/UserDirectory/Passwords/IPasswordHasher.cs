namespace UserDirectory;

/// <summary>
/// Hashes passwords and proves them. The default is PBKDF2-HMAC-SHA512 in ASP.NET Core Identity's format; register another one to bring a different algorithm. It
/// is asynchronous so that one may run elsewhere. How long one lives: see <see cref="UserDirectoryBuilder"/>.
/// </summary>
/// <remarks>
/// An implementation compares in constant time, never shows a password or hash in a message or log, and takes about as long for any password and any hash, also
/// one that is weaker than new ones or malformed: else its time tells which accounts there are. When it replaces the default over existing hashes it must go on verifying
/// those.
/// </remarks>
public interface IPasswordHasher
{
    /// <summary>The hash of a password with a new salt: text that holds everything that is needed to verify it.</summary>
    /// <param name="password">The password; already checked against the rules.</param>
    /// <param name="cancellationToken">Stops the work where that is possible.</param>
    ValueTask<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a password fits a hash. A hash that is malformed or of an unknown format is <see cref="PasswordHashResult.Failed"/>, never an exception.
    /// </summary>
    /// <param name="hash">The stored hash.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="cancellationToken">Stops the work where that is possible.</param>
    ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken);
}
