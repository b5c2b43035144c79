using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The invitations of a tenant. Inviting promises roles, groups and a membership, which needs the rights that giving them needs; the inviter's authority is checked again
/// when the invitation is accepted. The calls of the invited person are on <see cref="IUserDirectory"/>: their authority is the token. Thread-safe.
/// </summary>
public interface IInvitationService
{
    /// <summary>
    /// Invites an address. Asks <c>invitations.send</c> at the organization, else at the tenant. An active account with that verified address gets everything at once and
    /// the notifier is told; otherwise the token must be accepted. Inviting again where one is open or expired replaces it.
    /// </summary>
    /// <exception cref="InvalidInputException">A field breaks a rule.</exception>
    /// <exception cref="ConflictException"><c>user.inactive</c>, <c>user.key.taken</c>, <c>user.email.ambiguous</c>.</exception>
    /// <exception cref="AccessDeniedException">The actor may not, or would promise more than it holds.</exception>
    ValueTask<IssuedInvitation> SendAsync(NewInvitation invitation, CancellationToken cancellationToken = default);

    /// <summary>Sends an open or expired invitation again with a new token and a new expiry; the old token proves nothing any more. Asks like sending it.</summary>
    /// <exception cref="ConflictException"><c>invitation.closed</c>, <c>user.inactive</c>.</exception>
    ValueTask<IssuedInvitation> ResendAsync(Guid invitationId, CancellationToken cancellationToken = default);

    /// <summary>Takes an open invitation back. Asks <c>invitations.revoke</c> at its organization. An account that never was one goes with its last invitation.</summary>
    /// <exception cref="ConflictException"><c>invitation.closed</c>.</exception>
    ValueTask RevokeAsync(Guid invitationId, CancellationToken cancellationToken = default);

    /// <summary>The invitation. Asks <c>invitations.read</c> at its organization.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    ValueTask<Invitation> GetAsync(Guid invitationId, CancellationToken cancellationToken = default);

    /// <summary>A page of invitations. Asks <c>invitations.list</c> at the query's organization, else at the tenant.</summary>
    ValueTask<Page<Invitation>> ListAsync(InvitationQuery? query = null, CancellationToken cancellationToken = default);
}
