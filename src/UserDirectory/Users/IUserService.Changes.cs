namespace UserDirectory;

// What changes about an account.
public partial interface IUserService
{
    /// <summary>
    /// Changes names, culture, time zone and labels. Asks <c>users.update</c> at home; the account itself may change all but the labels.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule; all are listed.</exception>
    /// <exception cref="StaleVersionException">It has another version than the expected one.</exception>
    ValueTask<User> UpdateAsync(
        EntityRef user, UserUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the e-mail address, which is then unverified; the very same text given again changes nothing, another casing is another
    /// address. Asks <c>users.update</c> at home and that the actor holds what the account holds; the account itself may. When a user gives
    /// it another address, a password or external id that is there by then goes when that address is proved: it was for whoever had the
    /// earlier one.
    /// </summary>
    /// <remarks>
    /// The open invitations of an account that was never active, as far as nobody could accept them then, go on to the new address in the
    /// same commit: with another token, for as long as they were first sent for, and on the authority of the user who changes the address,
    /// who must be allowed what <see cref="IInvitationService.ResendAsync"/> asks of each. When a system changes it, they still rest on the
    /// authority of who sent them. They are delivered afterwards; the earlier tokens prove nothing any more. The call returns no token: a
    /// system without a notifier sends the invitation again to get one. Expired ones that can be sent again go on to the new address
    /// without being sent. Another casing of the same address leaves invitations as they are. Of any other account, invitations that nobody
    /// could accept then are taken back.
    /// </remarks>
    /// <param name="user">The account.</param>
    /// <param name="email">The address; null removes it.</param>
    /// <param name="isVerified">
    /// Whether it is known to be the account's: only a system actor may say so. When it was not verified before, a password or external id
    /// that another user had set goes.
    /// </param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException">The address breaks a rule, or there is none to be verified
    /// (<c>email.missing</c>).</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or a user says that the address is verified.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.email.taken</c>: it would be verified, and another account has verified it; with <see cref="UniqueEmails.Always"/> another
    /// account names it, which the account itself hears, too. With <see cref="UniqueEmails.WhenVerified"/> nobody learns by naming an
    /// address whether somebody else has it, unless open invitations are to go on to it: one that another account has verified could accept
    /// none of them; <c>invitation.open</c>: the new address has an open invitation there that is another account's; or the address is
    /// removed while invitations to it are open, which nobody could accept any more: revoke them first.
    /// </exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeEmailAsync(
        EntityRef user, string? email, bool isVerified = false, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a token that proves an e-mail address: the account's own, or another one, which replaces it once it is proved and not
    /// before. Asks like <see cref="ChangeEmailAsync"/>. Answers at once; the token is made and delivered by the host's
    /// <see cref="INotifier"/> afterwards, in place of an earlier one. Nothing is sent when the address is proved already, or is another
    /// account's where it must be unique; and nobody is sent anything where there is no notifier. Refused inside a batch
    /// (<c>batch.not_here</c>).
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="email">The address; null for the one that the account has.</param>
    /// <param name="cancellationToken">Cancels the request, as long as it was not answered.</param>
    /// <exception cref="InvalidInputException">The address breaks a rule, or the account has none (<c>email.missing</c>).</exception>
    /// <exception cref="ConflictException"><c>user.inactive</c>: the account is not active. Somebody who is only invited proves the address
    /// by accepting.</exception>
    ValueTask RequestEmailProofAsync(EntityRef user, string? email = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Proves an address by the token that went there, and gives it to the account if it was to replace another one. The token is the
    /// authority, with that of who asked for it, which is asked again; the handle must be on its tenant
    /// (<see cref="IUserDirectory.TenantOf"/>). What another user had set to sign in with goes. Refused inside a batch
    /// (<c>batch.not_here</c>).
    /// </summary>
    /// <remarks>
    /// When a user asked for another address, the password and external id of before go, too, unless the handle acts as the account itself:
    /// it then shows at once that the account is signed in and that it reads the mail. Otherwise somebody could prepare an account and have
    /// another person prove an address for it. Who has no password then asks for a reset.
    /// </remarks>
    /// <param name="token">The token, as the notifier got it; null is not valid.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="TokenNotValidException">
    /// The token proves nothing (any more), or another account has proved the address; the answer never says why. It is void once the
    /// account has another address, password, status or sign-in stamp than when it was sent.
    /// </exception>
    ValueTask ConfirmEmailAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>Gives the account another key. Asks <c>users.update</c> at home and that the actor holds what the account holds.</summary>
    /// <exception cref="InvalidInputException">The key breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>user.key.taken</c>.</exception>
    ValueTask<User> ChangeKeyAsync(EntityRef user, string key, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the account another external id; null removes it. Asks <c>users.update</c> at home and that the actor holds what the account
    /// holds.
    /// </summary>
    /// <exception cref="InvalidInputException">The external id breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>user.external_id.taken</c>.</exception>
    ValueTask<User> ChangeExternalIdAsync(
        EntityRef user, string? externalId, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Sets custom attributes: a text sets one, null removes it, those not named stay. Casing does not tell names apart; one that
    /// is there keeps its spelling, which conditions on <see cref="UserFields.Attributes"/> compare with. Asks <c>users.update</c> at home;
    /// not the account itself.</summary>
    /// <exception cref="InvalidInputException"><c>attributes.name</c>, <c>attributes.twice</c>, <c>attributes.too_many</c>, or a text
    /// breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeAttributesAsync(
        EntityRef user, IReadOnlyDictionary<string, string?> attributes, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the default organization, one that the account is a member of; <c>default</c> clears it. Asks <c>users.update</c> at home.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>organization.not_member</c>: the account is no active member there.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeDefaultOrganizationAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the account another home (<c>default</c>: the tenant), whose managers then manage it. Asks <c>users.update</c> at the home it
    /// has and <c>users.add</c> at the one it gets, and that the actor holds what the account holds.
    /// </summary>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangeHomeAsync(
        EntityRef user, EntityRef organization, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the picture as text: a data URI becomes bytes, a URL is kept and never fetched, a file name names what was uploaded; null
    /// removes text and bytes. Asks <c>users.update</c> at home; the account itself may.
    /// </summary>
    /// <exception cref="InvalidInputException"><c>picture.data_uri</c>, <c>picture.type</c>, <c>picture.too_large</c>, <c>picture.url</c>,
    /// <c>picture.file_name</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> ChangePictureAsync(
        EntityRef user, string? picture, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the picture's bytes (PNG, JPEG, GIF or WebP by content, at most <see cref="Picture.MaxBytes"/>). Asks like the other.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="content">The image.</param>
    /// <param name="fileName">Its file name, which becomes the picture's text; null for none.</param>
    /// <param name="expectedVersion">The version that the account must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>picture.type</c>, <c>picture.too_large</c>, <c>picture.file_name</c>.</exception>
    /// <exception cref="StaleVersionException">The account has another version than the expected one.</exception>
    ValueTask<User> UploadPictureAsync(
        EntityRef user, ReadOnlyMemory<byte> content, string? fileName = null, long? expectedVersion = null,
        CancellationToken cancellationToken = default);

    /// <summary>The picture's bytes; null when there are none. Asks like <see cref="FindAsync"/>.</summary>
    /// <param name="user">The account.</param>
    /// <param name="organization">The organization that it is seen at, where it must have a membership record; <c>default</c> for the whole
    /// tenant.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Picture?> FindPictureAsync(EntityRef user, EntityRef organization = default, CancellationToken cancellationToken = default);
}
