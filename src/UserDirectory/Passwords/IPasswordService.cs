namespace UserDirectory;

/// <summary>
/// The passwords of a tenant's accounts. No call shows a password or its hash, except that a reset returns the temporary password that it
/// made. What is named and is not there is refused with <see cref="RecordNotFoundException"/>, a user who lacks what a call asks with
/// <see cref="AccessDeniedException"/>, and input that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a
/// call that is cancelled before it has written throws <see cref="OperationCanceledException"/>, and nothing is written. But calls that try
/// a password answer the same whether there is such an account or not, and a guess that was counted stays counted. Thread-safe.
/// </summary>
public interface IPasswordService
{
    /// <summary>
    /// Sets an account's password. Asks <c>users.password-reset</c> at home and that the actor holds what the account holds. For one's own
    /// use <see cref="ChangeOwnAsync"/>.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="password">The password.</param>
    /// <param name="isTemporary">Whether it must be changed at the next sign-in; true by default.</param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>password.too_short</c>, <c>password.too_long</c>, <c>password.breached</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask SetAsync(
        EntityRef user, string password, bool isTemporary = true, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sets a random temporary password and returns it, this once. Asks like <see cref="SetAsync"/>.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<string> ResetAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes a password by proof of the current one, which is its authority whoever acts. Guesses count towards the lock-out. The account
    /// is found, and what is empty or null fails, as when verifying.
    /// </summary>
    /// <returns>What came of the current password; the new one is set only when it succeeded.</returns>
    /// <exception cref="InvalidInputException">The new password breaks a rule, or is the current one (<c>password.unchanged</c>); nothing
    /// was tried.</exception>
    ValueTask<PasswordVerification> ChangeOwnAsync(
        EntityRef user, string? currentPassword, string newPassword, CancellationToken cancellationToken = default);

    /// <summary>
    /// Verifies a password, which is its authority whoever acts. Each guess is counted before it is tried; a right one clears the count,
    /// sets the last login, and replaces a hash of an older format. An unknown account costs as much work as a known one, a locked one too:
    /// one hash is tried, and the store is asked for the same things whether it has them or not. To count a guess it must also be written
    /// to where there is a password, which takes a fraction of what a hash takes.
    /// </summary>
    /// <param name="user">
    /// The account's id or key, or, when no account has such a key, an address that it has verified: it must be the only one that has.
    /// None, or what names nobody, fails like a wrong password.
    /// </param>
    /// <param name="password">The guess. Empty or null is a wrong one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<PasswordVerification> VerifyAsync(EntityRef user, string? password, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a lock-out. Asks <c>users.password-reset</c> at home, and everything that the account holds, where it holds it. An account
    /// without a password: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask UnlockAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets an existing hash that a registered hasher understands (<see cref="IPasswordHasher.Understands"/>), for example when moving
    /// accounts over; by default those in ASP.NET Core Identity's formats V2 and V3. Only a system actor may.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// <c>password.hash_format</c>: no hasher understands it, its cost is out of bounds, or it is longer than 1,024 characters. The message
    /// names the format where it has a name.
    /// </exception>
    /// <exception cref="AccessDeniedException">A user acts.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask ImportHashAsync(
        EntityRef user, string passwordHash, bool isTemporary = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes an account's password. Asks like <see cref="SetAsync"/>. An account without one: no change.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException">
    /// <c>password.of_another_user</c>: an account with an unverified address removes its own, which another user gave it. It would leave
    /// no trace of who prepared it.
    /// </exception>
    ValueTask RemoveAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// What may be known of an account's password: whether there is one, whether it is temporary, until when it is locked. Asks
    /// <c>users.password-reset</c> at home or tenant-wide; oneself may always.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is no such account.</exception>
    ValueTask<CredentialState> GetStateAsync(EntityRef user, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a token that sets a forgotten password anew. Acts as nobody, asks nothing, and answers at once and always the same, whether
    /// there is such a tenant, account or address: what comes of it is decided afterwards, in a queue of the process
    /// (<see cref="AccountTokenOptions.MaxWaitingRequests"/>). An active account that has proved its address is sent one there by the
    /// host's <see cref="INotifier"/>, in place of an earlier one; nobody else is sent anything, and nobody where there is no notifier.
    /// Refused inside a batch (<c>batch.not_here</c>).
    /// </summary>
    /// <param name="user">The account, named as <see cref="VerifyAsync"/> says. None, or what names nobody, is like an unknown one.</param>
    /// <param name="cancellationToken">Cancels the request, as long as it was not answered.</param>
    ValueTask RequestResetAsync(EntityRef user, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets a forgotten password anew. The token is the authority, whoever acts; the handle must be on its tenant
    /// (<see cref="IUserDirectory.TenantOf"/>). The password is not temporary, a lock-out ends, who is signed in is so no more
    /// (<see cref="User.SignInStamp"/>), and the token is used up. An account without a password gets one. Refused inside a batch
    /// (<c>batch.not_here</c>).
    /// </summary>
    /// <param name="token">The token, as the notifier got it; null is not valid.</param>
    /// <param name="newPassword">The password.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="TokenNotValidException">
    /// The token proves nothing (any more); the answer never says why. It is void once the account has another address, password, status or
    /// sign-in stamp than when it was sent.
    /// </exception>
    /// <exception cref="InvalidInputException">The password breaks a rule; the token can still be used.</exception>
    ValueTask ConfirmResetAsync(string token, string newPassword, CancellationToken cancellationToken = default);
}
