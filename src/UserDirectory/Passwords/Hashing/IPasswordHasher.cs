namespace UserDirectory;

/// <summary>
/// Hashes passwords and proves them. The default is <see cref="Pbkdf2PasswordHasher"/>; register another one to bring a different
/// algorithm. Several stand side by side: the first writes, each proves the hashes that it is the first to understand, and a password that
/// fits the hash of another than the first is hashed anew by the first. It is asynchronous so that one may run elsewhere. How long one
/// lives: see <see cref="UserDirectoryBuilder"/>.
/// </summary>
/// <remarks>
/// An implementation compares in constant time, never shows a password or hash in a message or log, and takes about as long for any
/// password and any hash, also one that is weaker than new ones or malformed: else its time tells which accounts there are. Every guess is
/// tried with each hasher, by the others on a hash of their own of a password that nobody knows, so that the time does not tell either
/// whose hash an account has.
/// </remarks>
public interface IPasswordHasher
{
    /// <summary>
    /// Whether a hash is of a format that this hasher can verify, told by its text alone and at once. It must understand what it writes.
    /// What no hasher understands is refused when it is imported. Never an exception, whatever the text is.
    /// </summary>
    /// <param name="hash">Text that should be a hash, at most 1,024 UTF-16 characters where it comes from outside.</param>
    bool Understands(string hash);

    /// <summary>The hash of a password with a new salt: text that holds everything that is needed to verify it.</summary>
    /// <param name="password">The password; already checked against the rules, and in its composed form (NFC).</param>
    /// <param name="cancellationToken">Stops the work where that is possible.</param>
    ValueTask<string> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a password fits a hash, exactly as it is given. A hash that is malformed or of an unknown format is
    /// <see cref="PasswordHashResult.Failed"/>, never an exception.
    /// </summary>
    /// <param name="hash">The stored hash.</param>
    /// <param name="password">The password as typed, or its composed form.</param>
    /// <param name="cancellationToken">Stops the work where that is possible.</param>
    ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken);
}
