using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The invitations of an account that has another address by now, and that nobody can accept any more: left open, they would only be in the
/// way of others.
/// </summary>
internal static class LostInvitations
{
    /// <summary>
    /// All of an account that are open or can be sent again; the call is decided again when there are more by its commit.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Invitation>> ListAllAsync(
        Decision decision, Guid userId, CancellationToken cancellationToken)
    {
        var isOfUser = InvitationFields.UserId.EqualTo(userId) & InvitedUsers.CanStillBeAccepted;
        var all = await decision.ListAllAsync<Invitation>(isOfUser, cancellationToken).ConfigureAwait(false);

        // Inviting need not change the account: one that is sent meanwhile is seen then.
        decision.Guards.RequireNone(RecordKind.Invitation, isOfUser & !InvitationFields.Id.In(all.Select(invitation => invitation.Id)));
        return all;
    }

    /// <summary>Takes them back, with the memberships that were to come with them.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="user">The account, which is or was active, with its address.</param>
    /// <param name="accepted">The invitation that the call accepts; null for none.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask TakeBackAsync(Decision decision, User user, Invitation? accepted, CancellationToken cancellationToken)
    {
        var all = await ListAllAsync(decision, user.Id, cancellationToken).ConfigureAwait(false);
        var lost = all.Where(invitation => invitation.Id != accepted?.Id && Invitee.IsSomebodyElses(user, invitation)).ToList();
        foreach (var invitation in lost)
        {
            decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At));
        }

        var kept = all.Except(lost).Select(invitation => invitation.OrganizationId).ToList();
        foreach (var organizationId in lost.Select(invitation => invitation.OrganizationId).Except(kept).OfType<Guid>())
        {
            if (await MembershipReads.FindAsync(decision.Reader, user, organizationId, cancellationToken)
                .ConfigureAwait(false) is { Status: MembershipStatus.Invited } toCome)
            {
                decision.Writes.Remove(toCome);
            }
        }
    }
}
