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
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>password.too_short</c>, <c>password.too_long</c>, <c>password.breached</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask SetAsync(
        EntityRef user, string password, bool isTemporary = true, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Sets a random temporary password and returns it, this once. Asks like <see cref="SetAsync"/>.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<string> ResetAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes a password by proof of the current one, which is its authority whoever acts. Guesses count towards the lock-out. The account is found, and what is empty or null
    /// fails, as when verifying.
    /// </summary>
    /// <returns>What came of the current password; the new one is set only when it succeeded.</returns>
    /// <exception cref="InvalidInputException">The new password breaks a rule, or is the current one (<c>password.unchanged</c>); nothing was tried.</exception>
    ValueTask<PasswordVerification> ChangeOwnAsync(EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken = default);

    /// <summary>
    /// Verifies a password, which is its authority whoever acts. Each guess is counted before it is tried; a right one clears the count, sets the last login, and replaces
    /// a hash of an older format. An unknown account costs as much work as a known one, a locked one too: one hash is tried, and the store is asked for the same things
    /// whether it has them or not. To count a guess it must also be written to where there is a password, which takes a fraction of what a hash takes.
    /// </summary>
    /// <param name="user">
    /// The account's id or key, or, when no account has such a key, an address that it has verified: it must be the only one that has. None, or what names nobody, fails like a
    /// wrong password.
    /// </param>
    /// <param name="password">The guess. Empty or null is a wrong one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken = default);

    /// <summary>Ends a lock-out. Asks <c>users.password-reset</c> at home, and everything that the account holds, where it holds it. An account without a password: no change.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask UnlockAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets an existing hash that a registered hasher understands (<see cref="IPasswordHasher.Understands"/>), for example when moving accounts over; by default those in ASP.NET
    /// Core Identity's formats V2 and V3. Only a system actor may.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// <c>password.hash_format</c>: no hasher understands it, its cost is out of bounds, or it is longer than 1,024 characters. The message names the format where it has a name.
    /// </exception>
    /// <exception cref="AccessDeniedException">A user acts.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask ImportHashAsync(
        EntityRef user, string passwordHash, bool isTemporary = false, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Removes an account's password. Asks like <see cref="SetAsync"/>. An account without one: no change.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException">
    /// <c>password.of_another_user</c>: an account with an unverified address removes its own, which another user gave it. It would leave no trace of who prepared it.
    /// </exception>
    ValueTask RemoveAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
