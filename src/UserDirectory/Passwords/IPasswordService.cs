namespace UserDirectory;

/// <summary>
/// The passwords of a tenant's accounts. No call shows a password or its hash, except that a reset returns the temporary password that it made. What is named and is not
/// there is refused with <see cref="RecordNotFoundException"/>, a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that breaks rules
/// with <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws <see cref="OperationCanceledException"/>, and
/// nothing is written. But calls that try a password answer the same whether there is such an account or not, and a guess that was counted stays counted. Thread-safe.
/// </summary>
public interface IPasswordService
{
    /// <summary>
    /// Sets an account's password. Asks <c>users.password-reset</c> at home and that the actor holds what the account holds. For one's own use
    /// <see cref="ChangeOwnAsync"/>.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="password">The password.</param>
    /// <param name="isTemporary">Whether it must be changed at the next sign-in; true by default.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>password.too_short</c>, <c>password.too_long</c>, <c>password.breached</c>.</exception>
    ValueTask SetAsync(EntityRef user, string password, bool isTemporary = true, CancellationToken cancellationToken = default);

    /// <summary>Sets a random temporary password and returns it, this once. Asks like <see cref="SetAsync"/>.</summary>
    ValueTask<string> ResetAsync(EntityRef user, CancellationToken cancellationToken = default);

    /// <summary>Changes a password by proof of the current one, which is its authority whoever acts. Guesses count towards the lock-out.</summary>
    /// <returns>What came of the current password; the new one is set only when it succeeded.</returns>
    /// <exception cref="InvalidInputException">The new password breaks a rule, or is the current one (<c>password.unchanged</c>); nothing was tried.</exception>
    ValueTask<PasswordVerification> ChangeOwnAsync(EntityRef user, string currentPassword, string newPassword, CancellationToken cancellationToken = default);

    /// <summary>
    /// Verifies a password, which is its authority whoever acts. Each guess is counted before it is tried; a right one clears the count, sets the last login, and replaces
    /// a hash of an older format. An unknown account costs as much work as a known one, a locked one too.
    /// </summary>
    /// <param name="user">The account's key or id; an e-mail address is not looked up. Null text, from a form that nobody filled in, fails like an unknown account.</param>
    /// <param name="password">The guess.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string password, CancellationToken cancellationToken = default);

    /// <summary>Ends a lock-out. Asks <c>users.password-reset</c> at home, and everything that the account holds, where it holds it. An account without a password: no change.</summary>
    ValueTask UnlockAsync(EntityRef user, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets an existing hash in ASP.NET Core Identity's V2 or V3 format, for example when moving accounts over. Only a system actor may.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>password.hash_format</c>: it is of another format, or its cost is out of bounds.</exception>
    /// <exception cref="AccessDeniedException">A user acts.</exception>
    ValueTask ImportHashAsync(EntityRef user, string passwordHash, bool isTemporary = false, CancellationToken cancellationToken = default);

    /// <summary>Removes an account's password. Asks like <see cref="SetAsync"/>. An account without one: no change.</summary>
    /// <exception cref="ConflictException">
    /// <c>password.of_another_user</c>: an account with an unverified address removes its own, which another user gave it. It would leave no trace of who prepared it.
    /// </exception>
    ValueTask RemoveAsync(EntityRef user, CancellationToken cancellationToken = default);
}
