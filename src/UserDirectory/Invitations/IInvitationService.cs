using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The invitations of a tenant. Inviting promises roles, groups and a membership, which needs the rights that giving them needs; the
/// inviter's authority is checked again when the invitation is accepted. The calls of the invited person are on
/// <see cref="IUserDirectory"/>: their authority is the token. What is named and is not there is refused with
/// <see cref="RecordNotFoundException"/>, a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that breaks
/// rules with <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws
/// <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface IInvitationService
{
    /// <summary>
    /// Invites an address. Asks <c>invitations.send</c> at the organization, else at the tenant, and for what it promises what giving it
    /// asks: <c>users.update-roles</c> for named roles (not for default roles), <c>groups.update-members</c> for groups, and that the actor
    /// holds what it gives. An active account with that verified address gets everything at once and the notifier is told, unless it had
    /// everything already; otherwise the token must be accepted. Inviting the same account again where one is open or expired replaces it,
    /// whoever sent that.
    /// </summary>
    /// <remarks>
    /// The account is the one with the key that the invitation names; else the only one that has verified the address (naming it counts for
    /// nothing), else the one whose key is the address, else the only one that is invited by the address and was never active, else a new
    /// one. An account with that key is not invited with an address that another one has verified: whoever reads the mail there would get
    /// it. With <see cref="UniqueEmails.Never"/> addresses may be shared, and a key that nobody has is always that of a new account. One
    /// that is found by key and is not proved to belong to the address is handed to whoever reads the mail there: so the actor must hold
    /// everything that it holds, where it holds it, and when it was ever active, or its address is another one (never verified), also
    /// <c>users.update</c> at its home. All of this is asked again at the acceptance.
    /// </remarks>
    /// <exception cref="InvalidInputException">A field breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">An organization, role or group is unknown; <see cref="RecordNotFoundException.Field"/>
    /// says which.</exception>
    /// <exception cref="ConflictException">
    /// <c>user.inactive</c>; <c>user.key.taken</c>: the account with the key has another address verified; <c>user.email.ambiguous</c>:
    /// several have verified it; <c>user.email.taken</c>: the address is another account's than that with the key (see
    /// <see cref="UserDirectoryOptions.UniqueEmails"/>); <c>invitation.open</c>: the address has an open invitation there that is another
    /// account's, which must be revoked first; <c>membership.exists</c>: the account is a member there, and
    /// <see cref="NewInvitation.RefuseMembers"/> is set; <c>membership.suspended</c>: it is a member there, suspended, so that nothing
    /// given there would count; <c>role.ambiguous</c>, <c>group.ambiguous</c>: the organization, one above it and the tenant have several
    /// with the key or path.
    /// </exception>
    /// <exception cref="AccessDeniedException">The actor may not, or would promise more than it holds.</exception>
    ValueTask<IssuedInvitation> SendAsync(NewInvitation invitation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends an open or expired invitation again with a new token, for as long as it was first sent for; the old token proves nothing any
    /// more. Asks like sending it; from now on it rests on the authority of who sends it again.
    /// </summary>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="redirectUri">
    /// Where the host is to send whoever has accepted, of an origin in <see cref="UserDirectoryOptions.InvitationRedirectOrigins"/>; it is
    /// not kept from the first time, null gives none.
    /// </param>
    /// <param name="expectedVersion">The version that the invitation must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="InvalidInputException"><c>invitation.redirect_uri</c>: the address is not absolute, no web address, or of another
    /// origin.</exception>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    /// <exception cref="StaleVersionException">The invitation has another version than the expected one.</exception>
    /// <exception cref="ConflictException">
    /// <c>invitation.closed</c>: it was accepted, declined or taken back, a newer one of the address is open, or its account has gone or
    /// belongs to another address; <c>user.inactive</c>; <c>user.email.taken</c>: another account has verified the address since;
    /// <c>membership.suspended</c>, as when sending.
    /// </exception>
    ValueTask<IssuedInvitation> ResendAsync(
        Guid invitationId, Uri? redirectUri = null, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes an open invitation back. Asks <c>invitations.revoke</c> at its organization. An account that never was one goes with its last
    /// invitation.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    /// <exception cref="StaleVersionException">The invitation has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>invitation.closed</c>: it is not open any more.</exception>
    ValueTask RevokeAsync(Guid invitationId, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>The invitation. Asks <c>invitations.read</c> at its organization.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    ValueTask<Invitation> GetAsync(Guid invitationId, CancellationToken cancellationToken = default);

    /// <summary>A page of invitations. Asks <c>invitations.list</c> at the query's organization, else at the tenant.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such organization.</exception>
    ValueTask<Page<Invitation>> ListAsync(InvitationQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of the invitations of an account, of any status. Asks <c>invitations.list</c> at its home or tenant-wide; oneself may always.
    /// </summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    /// <exception cref="RecordNotFoundException">There is no such account or organization.</exception>
    ValueTask<Page<Invitation>> ListOfUserAsync(
        EntityRef user, InvitationQuery? query = null, CancellationToken cancellationToken = default);
}
