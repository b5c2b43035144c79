using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The accounts of a tenant. An account's home is the organization that it was made in, or the tenant; what is asked "at home" is asked there. The account itself may
/// always read itself and may change its names, culture, time zone, picture and e-mail. A call that changes an account answers with it as it is then, changed or not: who
/// may change an account may see it. What is named and is not there is refused with <see cref="RecordNotFoundException"/> (<c>Find…</c> answers null), a user who lacks
/// what a call asks with <see cref="AccessDeniedException"/>, and input that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a call that is
/// cancelled before it has written throws <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IUserService
{
    /// <summary>
    /// Makes an account with its membership, roles, groups, grants and password in one commit. Asks <c>users.add</c> at the organization, else at the tenant; what it
    /// gives needs the permission and the rights that giving it by itself needs.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, role or group is unknown; <see cref="RecordNotFoundException.Field"/> says which.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.key.taken</c>, <c>user.external_id.taken</c>, <c>user.email.taken</c> (see <see cref="UserDirectoryOptions.UniqueEmails"/>); <c>role.ambiguous</c>,
    /// <c>group.ambiguous</c>: the organization, one above it and the tenant have several with the key or path.
    /// </exception>
    /// <exception cref="AccessDeniedException">The actor may not, or would give more than it holds.</exception>
    ValueTask<User> CreateAsync(NewUser user, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account, on request with its parts. Asks <c>users.read</c> at its home or tenant-wide; where the call names an organization, there, and the account must have a
    /// membership record at it. The parts ask nothing more.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, which shows of the parts what a list there shows; <c>default</c> for the whole tenant, which shows all.</param>
    /// <param name="include">What to bring along in <see cref="User.Details"/>; nothing by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>query.include</c>: there is no such part.</exception>
    /// <exception cref="RecordNotFoundException">There is none, or no such organization.</exception>
    ValueTask<User> GetAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None, CancellationToken cancellationToken = default);

    /// <summary>The account, on request with its parts; null when there is none. Asks like <see cref="GetAsync"/>.</summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, like <see cref="GetAsync"/>'s.</param>
    /// <param name="include">What to bring along in <see cref="User.Details"/>; nothing by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException"><c>query.include</c>: there is no such part.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<User?> FindAsync(
        EntityRef user, EntityRef organization = default, UserParts include = UserParts.None, CancellationToken cancellationToken = default);

    /// <summary>
    /// The account that has verified this e-mail address, whoever else names it; when nobody has, the only account that names it; null when there is none. Asks
    /// <c>users.read</c> at its home or tenant-wide, and at the tenant to hear that there is none. Accounts that may not be read are like those that there are not, beyond the
    /// first 100 with the address all are; oneself can be read.
    /// </summary>
    /// <exception cref="ConflictException">
    /// <c>user.email.ambiguous</c>: several accounts name it and none has verified it, or several have, which can be with <see cref="UniqueEmails.Never"/> only.
    /// </exception>
    ValueTask<User?> FindByEmailAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>The account with this external id, compared as it is; null when there is none. Asks like <see cref="FindByEmailAsync"/>.</summary>
    ValueTask<User?> FindByExternalIdAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>A page of accounts. Asks <c>users.list</c> or <c>users.read</c> at the query's organization, else at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, group or role that the query names is unknown; <see cref="RecordNotFoundException.Field"/> says which.</exception>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>, <c>group.ambiguous</c>: the key or path names several at the query's organization.</exception>
    ValueTask<Page<User>> ListAsync(UserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>How many accounts the query finds, whatever its page. Asks like <see cref="ListAsync"/>.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, group or role that the query names is unknown; <see cref="RecordNotFoundException.Field"/> says which.</exception>
    /// <exception cref="ConflictException"><c>role.ambiguous</c>, <c>group.ambiguous</c>: the key or path names several at the query's organization.</exception>
    ValueTask<long> CountAsync(UserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Changes names, culture, time zone and labels. Asks <c>users.update</c> at home; the account itself may change all but the labels.</summary>
    /// <exception cref="InvalidInputException">A field breaks a rule; all are listed.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask<User> UpdateAsync(EntityRef user, UserUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the e-mail address, which is then unverified; the very same text given again changes nothing, another casing is another address. Asks <c>users.update</c> at home and that the actor holds what the account holds; the account itself may.
    /// When a user gives it another address, a password or external id that is there by then goes when that address is proved: it was for whoever had the earlier one.
    /// </summary>
    /// <remarks>
    /// The open invitations of an account that was never active, as far as nobody could accept them then, go on to the new address in the same commit: with another token,
    /// for as long as they were first sent for, and on the authority of the user who changes the address, who must be allowed what
    /// <see cref="IInvitationService.ResendAsync"/> asks of each. When a system changes it, they still rest on the authority of who sent them. They are delivered afterwards; the earlier tokens prove nothing any more. The call returns no token: a system
    /// without a notifier sends the invitation again to get one. Expired ones that can be sent again go on to the new address without being sent. Another casing of the same
    /// address leaves invitations as they are. Of any other account, invitations that nobody could accept then are taken back.
    /// </remarks>
    /// <param name="user">The account.</param>
    /// <param name="email">The address; null removes it.</param>
    /// <param name="isVerified">
    /// Whether it is known to be the account's: only a system actor may say so. When it was not verified before, a password or external id that another user had set goes.
    /// </param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException">The address breaks a rule, or there is none to be verified (<c>email.missing</c>).</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or a user says that the address is verified.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.email.taken</c>: it would be verified, and another account has verified it; with <see cref="UniqueEmails.Always"/> another account names it, which the account
    /// itself hears, too. With <see cref="UniqueEmails.WhenVerified"/> nobody learns by naming an address whether somebody else has it, unless open invitations are to go on to it:
    /// one that another account has verified could accept none of them;
    /// <c>invitation.open</c>: the new address has an open invitation there that is another account's; or the address is removed while invitations to it are open, which nobody
    /// could accept any more: revoke them first.
    /// </exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeEmailAsync(
        EntityRef user, string? email, bool isVerified = false, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a token that proves an e-mail address: the account's own, or another one, which replaces it once it is proved and not before. Asks like <see cref="ChangeEmailAsync"/>.
    /// Answers at once; the token is made and delivered by the host's <see cref="INotifier"/> afterwards, in place of an earlier one. Nothing is sent when the address is proved
    /// already, or is another account's where it must be unique; and nobody is sent anything where there is no notifier. Refused inside a batch (<c>batch.not_here</c>).
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="email">The address; null for the one that the account has.</param>
    /// <param name="cancellationToken">Cancels the request, as long as it was not answered.</param>
    /// <exception cref="InvalidInputException">The address breaks a rule, or the account has none (<c>email.missing</c>).</exception>
    /// <exception cref="ConflictException"><c>user.inactive</c>: the account is not active. Somebody who is only invited proves the address by accepting.</exception>
    ValueTask RequestEmailProofAsync(EntityRef user, string? email = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Proves an address by the token that went there, and gives it to the account if it was to replace another one. The token is the authority, with that of who asked for it, which is
    /// asked again; the handle must be on its tenant (<see cref="IUserDirectory.TenantOf"/>). What another user had set to sign in with goes. Refused inside a batch
    /// (<c>batch.not_here</c>).
    /// </summary>
    /// <remarks>
    /// When a user asked for another address, the password and external id of before go, too, unless the handle acts as the account itself: it then shows at once that the account is
    /// signed in and that it reads the mail. Otherwise somebody could prepare an account and have another person prove an address for it. Who has no password then asks for a reset.
    /// </remarks>
    /// <param name="token">The token, as the notifier got it; null is not valid.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="TokenNotValidException">
    /// The token proves nothing (any more), or another account has proved the address; the answer never says why. It is void once the account has another address, password, status or
    /// sign-in stamp than when it was sent.
    /// </exception>
    ValueTask ConfirmEmailAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>Gives the account another key. Asks <c>users.update</c> at home and that the actor holds what the account holds.</summary>
    /// <exception cref="InvalidInputException">The key breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>user.key.taken</c>.</exception>
    ValueTask<User> ChangeKeyAsync(EntityRef user, string key, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Gives the account another external id; null removes it. Asks <c>users.update</c> at home and that the actor holds what the account holds.</summary>
    /// <exception cref="InvalidInputException">The external id breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>user.external_id.taken</c>.</exception>
    ValueTask<User> ChangeExternalIdAsync(EntityRef user, string? externalId, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Sets custom attributes: a text sets one, null removes it, those not named stay. Casing does not tell names apart; one that is there
    /// keeps its spelling, which conditions on <see cref="UserFields.Attributes"/> compare with. Asks <c>users.update</c> at home; not the account itself.</summary>
    /// <exception cref="InvalidInputException"><c>attributes.name</c>, <c>attributes.twice</c>, <c>attributes.too_many</c>, or a text breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeAttributesAsync(
        EntityRef user, IReadOnlyDictionary<string, string?> attributes, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the default organization, one that the account is a member of; <c>default</c> clears it. Asks <c>users.update</c> at home.</summary>
    /// <exception cref="InvalidInputException"><c>organization.not_member</c>: the account is no active member there.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeDefaultOrganizationAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the account another home (<c>default</c>: the tenant), whose managers then manage it. Asks <c>users.update</c> at the home it has and <c>users.add</c> at the
    /// one it gets, and that the actor holds what the account holds.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeHomeAsync(EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the picture as text: a data URI becomes bytes, a URL is kept and never fetched, a file name names what was uploaded; null removes text and bytes. Asks
    /// <c>users.update</c> at home; the account itself may.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>picture.data_uri</c>, <c>picture.type</c>, <c>picture.too_large</c>, <c>picture.url</c>, <c>picture.file_name</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangePictureAsync(EntityRef user, string? picture, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the picture's bytes (PNG, JPEG, GIF or WebP by content, at most <see cref="Picture.MaxBytes"/>). Asks like the other.</summary>
    /// <param name="user">The account.</param>
    /// <param name="content">The image.</param>
    /// <param name="fileName">Its file name, which becomes the picture's text; null for none.</param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>picture.type</c>, <c>picture.too_large</c>, <c>picture.file_name</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> UploadPictureAsync(
        EntityRef user, ReadOnlyMemory<byte> content, string? fileName = null, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>The picture's bytes; null when there are none. Asks like <see cref="FindAsync"/>.</summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, where it must have a membership record; <c>default</c> for the whole tenant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Picture?> FindPictureAsync(EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the last login (null clears it): a counter, without version or feed entry. Asks <c>users.update</c> at home.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// <c>last_login.past</c>: before 1970-01-01 UTC. <c>last_login.future</c>: more than a day in the future.
    /// </exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask RecordLoginAsync(EntityRef user, DateTimeOffset? at, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an account active, an invited one too: its open invitations stay open. Asks <c>users.update-status</c> at home and that the actor holds what the account holds.
    /// To where it is already: no change.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ActivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Switches an account off. Asks <c>users.update-status</c> at home and that the actor holds what the account holds. To where it is already: no change.</summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask<User> DeactivateAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the account another <see cref="User.SignInStamp"/>, so that a host that compares it ends every sign-in there is. Asks <c>users.password-reset</c> at home and that the
    /// actor holds what the account holds; the account itself may.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="expectedVersion">The version that it must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask<User> SignOutEverywhereAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Grants permission patterns directly, tenant-wide. Asks <c>users.update-roles</c> at the tenant and the patterns, tenant-wide.</summary>
    /// <exception cref="InvalidInputException"><c>permission.pattern</c>; <c>permission.unknown</c>: nobody declared what it matches; <c>permission.too_many</c>.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold a pattern (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> GrantAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes direct grants away; those that it does not have are passed over, whatever they say: one that nobody declares any more goes, too. Asks
    /// <c>users.update-roles</c> at the tenant.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> RevokeAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Makes the direct grants exactly these. Asks like granting and revoking the differences.</summary>
    /// <exception cref="InvalidInputException"><c>permission.pattern</c>, <c>permission.unknown</c>, <c>permission.too_many</c>.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold a new pattern (<c>access.escalation</c>).</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ReplaceGrantsAsync(
        EntityRef user, IReadOnlyList<string> patterns, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an account with its memberships, assignments, grants and open invitations and keeps them in the recycle bin for
    /// <see cref="UserDirectoryOptions.KeepDeletedUsersFor"/>. Asks <c>users.delete</c> at home and that the actor holds what the account holds.
    /// </summary>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask DeleteAsync(EntityRef user, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>A page of the recycle bin. Asks <c>users.restore</c> at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    ValueTask<Page<DeletedUser>> ListDeletedAsync(DeletedUserQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings an account back with what still exists and what the actor may give: roles, groups, grants and memberships that would make it hold what the actor does not
    /// hold are left out; so are its access rules unless the actor has <c>users.update-tenants</c> tenant-wide, and its invitations. An account that was only invited comes
    /// back inactive. An address that another account has verified meanwhile comes back unverified. Asks <c>users.restore</c> at its home (else the tenant).
    /// </summary>
    /// <param name="userId">The account's id.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="RecordNotFoundException">It is not in the recycle bin.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.key.taken</c>, <c>user.external_id.taken</c>, with <see cref="UniqueEmails.Always"/> also <c>user.email.taken</c>: taken meanwhile.
    /// </exception>
    ValueTask<User> RestoreAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes an account for good, its invitations too, and blanks its values in the feed: number, time, actor and ids stay. It may be there still: then it is deleted on the
    /// way; in the recycle bin; or not be there any more, when the feed tells of it. Asks <c>users.erase</c> at the tenant, and of one that is there what deleting it asks.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is nothing left of it.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or does not hold what the account holds (<c>access.escalation</c>).</exception>
    /// <exception cref="ConflictException"><c>tenant.last_administrator</c>.</exception>
    ValueTask EraseAsync(Guid userId, CancellationToken cancellationToken = default);
}
