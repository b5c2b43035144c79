using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The accounts of a tenant. An account's home is the organization that it was made in, or the tenant; what is asked "at home" is asked
/// there. The account itself may always read itself and may change its names, culture, time zone, picture and e-mail. A call that changes
/// an account answers with it as it is then, changed or not: who may change an account may see it. What is named and is not there is
/// refused with <see cref="RecordNotFoundException"/> (<c>Find…</c> answers null), a user who lacks what a call asks with
/// <see cref="AccessDeniedException"/>, and input that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a
/// call that is cancelled before it has written throws <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public partial interface IUserService
{
    /// <summary>
    /// Makes an account with its membership, roles, groups, grants and password in one commit. Asks <c>users.add</c> at the organization,
    /// else at the tenant; what it gives needs the permission and the rights that giving it by itself needs.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, role or group is unknown; <see cref="RecordNotFoundException.Field"/>
    /// says which.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.key.taken</c>, <c>user.external_id.taken</c>, <c>user.email.taken</c> (see <see cref="UserDirectoryOptions.UniqueEmails"/>);
    /// <c>role.ambiguous</c>, <c>group.ambiguous</c>: the organization, one above it and the tenant have several with the key or path.
    /// </exception>
    /// <exception cref="AccessDeniedException">The actor may not, or would give more than it holds.</exception>
    ValueTask<User> CreateAsync(NewUser user, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account, on request with its parts. Asks <c>users.read</c> at its home or tenant-wide; where the call names an organization,
    /// there, and the account must have a membership record at it. The parts ask nothing more.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, which shows of the parts what a list there shows; <c>default</c> for
    /// the whole tenant, which shows all.</param>
    /// <param name="include">What to bring along in <see cref="User.Details"/>; nothing by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>query.include</c>: there is no such part.</exception>
    /// <exception cref="RecordNotFoundException">There is none, or no such organization.</exception>
    ValueTask<User> GetAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None,
        CancellationToken cancellationToken = default);

    /// <summary>The account, on request with its parts; null when there is none. Asks like <see cref="GetAsync"/>.</summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, like <see cref="GetAsync"/>'s.</param>
    /// <param name="include">What to bring along in <see cref="User.Details"/>; nothing by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>query.include</c>: there is no such part.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<User?> FindAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The account that has verified this e-mail address, whoever else names it; when nobody has, the only account that names it; null when
    /// there is none. Asks <c>users.read</c> at its home or tenant-wide, and at the tenant to hear that there is none. Accounts that may
    /// not be read are like those that there are not, beyond the first 100 with the address all are; oneself can be read.
    /// </summary>
    /// <exception cref="ConflictException">
    /// <c>user.email.ambiguous</c>: several accounts name it and none has verified it, or several have, which can be with
    /// <see cref="UniqueEmails.Never"/> only.
    /// </exception>
    ValueTask<User?> FindByEmailAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account with this external id, compared as it is; null when there is none. Asks like <see cref="FindByEmailAsync"/>.
    /// </summary>
    ValueTask<User?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account behind a sign-in, for a host that asks with each request whether the sign-in still holds: whether the account
    /// <see cref="User.IsActive"/>, and whether its <see cref="User.SignInStamp"/> is the one that the cookie or token carries. Null when
    /// there is none. It is kept as rights are: what this host commits to it is seen at once, what others commit within
    /// <see cref="UserDirectoryOptions.RightsMaxAge"/>; only when it last signed in (<see cref="User.LastLoginAt"/>) may be older. Asks
    /// like <see cref="FindAsync"/>; for a user who acts, and in a batch, it is read.
    /// </summary>
    /// <param name="userId">The account's id.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<User?> FindSignedInAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>A page of accounts. Asks <c>users.list</c> or <c>users.read</c> at the query's organization, else at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, group or role that the query names is unknown;
    /// <see cref="RecordNotFoundException.Field"/> says which.</exception>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>, <c>group.ambiguous</c>: the key or path names several at the query's
    /// organization.</exception>
    ValueTask<Page<User>> ListAsync(UserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>How many accounts the query finds, whatever its page. Asks like <see cref="ListAsync"/>.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, group or role that the query names is unknown;
    /// <see cref="RecordNotFoundException.Field"/> says which.</exception>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>, <c>group.ambiguous</c>: the key or path names several at the query's
    /// organization.</exception>
    ValueTask<long> CountAsync(UserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the last login (null clears it): a counter, without version or feed entry. Asks <c>users.update</c> at home.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// <c>last_login.past</c>: before 1970-01-01 UTC. <c>last_login.future</c>: more than a day in the future.
    /// </exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask RecordLoginAsync(
        EntityRef user, DateTimeOffset? at, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an account active, an invited one too: its open invitations stay open. Asks <c>users.update-status</c> at home and that the
    /// actor holds what the account holds. To where it is already: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Switches an account off. Asks <c>users.update-status</c> at home and that the actor holds what the account holds. To where it is
    /// already: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the account another <see cref="User.SignInStamp"/>, so that a host that compares it ends every sign-in there is. Asks
    /// <c>users.password-reset</c> at home and that the actor holds what the account holds; the account itself may.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="expectedVersion">The version that it must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask<User> SignOutEverywhereAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Grants permission patterns directly, tenant-wide. Asks <c>users.update-roles</c> at the tenant and the patterns, tenant-wide.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>permission.pattern</c>; <c>permission.unknown</c>: nobody declared what it matches;
    /// <c>permission.too_many</c>.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold a pattern (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> GrantAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes direct grants away; those that it does not have are passed over, whatever they say: one that nobody declares any more goes,
    /// too. Asks <c>users.update-roles</c> at the tenant.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> RevokeAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Makes the direct grants exactly these. Asks like granting and revoking the differences.</summary>
    /// <exception cref="InvalidInputException"><c>permission.pattern</c>, <c>permission.unknown</c>,
    /// <c>permission.too_many</c>.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold a new pattern (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ReplaceGrantsAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an account with its memberships, assignments, grants and open invitations and keeps them in the recycle bin for
    /// <see cref="UserDirectoryOptions.KeepDeletedUsersFor"/>. Asks <c>users.delete</c> at home and that the actor holds what the account
    /// holds.
    /// </summary>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask DeleteAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the recycle bin. Asks <c>users.restore</c> at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    ValueTask<Page<DeletedUser>> ListDeletedAsync(DeletedUserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings an account back with what still exists and what the actor may give: roles, groups, grants and memberships that would make it
    /// hold what the actor does not hold are left out; so are its access rules unless the actor has <c>users.update-tenants</c>
    /// tenant-wide, and its invitations. An account that was only invited comes back inactive. An address that another account has verified
    /// meanwhile comes back unverified. Asks <c>users.restore</c> at its home (else the tenant).
    /// </summary>
    /// <param name="userId">The account's id.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="RecordNotFoundException">It is not in the recycle bin.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.key.taken</c>, <c>user.external_id.taken</c>, with <see cref="UniqueEmails.Always"/> also <c>user.email.taken</c>: taken
    /// meanwhile.
    /// </exception>
    ValueTask<User> RestoreAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes an account for good, its invitations too, and blanks its values in the feed: number, time, actor and ids stay. It may be
    /// there still: then it is deleted on the way; in the recycle bin; or not be there any more, when the feed tells of it. Asks
    /// <c>users.erase</c> at the tenant, and of one that is there what deleting it asks.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is nothing left of it.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold what the account holds
    /// (<c>access.escalation</c>).</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask EraseAsync(Guid userId, CancellationToken cancellationToken = default);
}
