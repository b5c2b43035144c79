using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The invitations of an account that has another address by now, and that nobody can accept any more: left open, they would only be in the
/// way of others.
/// </summary>
internal static class LostInvitations
{
    /// <summary>The invitations of an account that are open or can be sent again.</summary>
    public static Filter CanBeOf(Guid userId) => InvitationFields.UserId.EqualTo(userId) & InvitedUsers.CanStillBeAccepted;

    /// <summary>
    /// Has the call decided again when there are more by its commit: inviting need not change the account, and one that is sent meanwhile
    /// is seen then.
    /// </summary>
    public static void MustBeAll(Decision decision, Guid userId, IReadOnlyList<Invitation> all) =>
        decision.Guards.RequireNone(
            RecordKind.Invitation, CanBeOf(userId) & !InvitationFields.Id.In(all.Select(invitation => invitation.Id)));

    /// <summary>Takes them back, with the memberships that were to come with them.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="user">The account, which is or was active, with its address.</param>
    /// <param name="all">All of <see cref="CanBeOf"/>; the call is decided again when there are more by its commit.</param>
    /// <param name="accepted">The invitation that the call accepts; null for none.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask TakeBackAsync(
        Decision decision, User user, IReadOnlyList<Invitation> all, Invitation? accepted, CancellationToken cancellationToken)
    {
        MustBeAll(decision, user.Id, all);
        var lost = all.Where(invitation => invitation.Id != accepted?.Id && Invitee.IsSomebodyElses(user, invitation)).ToList();
        foreach (var invitation in lost)
        {
            decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At));
        }

        var kept = all.Except(lost).Select(invitation => invitation.OrganizationId).ToList();
        foreach (var organizationId in lost.Select(invitation => invitation.OrganizationId).Except(kept).OfType<Guid>())
        {
            if (await decision.Reader.FindMembershipAsync(decision.TenantId, user.Id, organizationId, cancellationToken)
                .ConfigureAwait(false) is { Status: MembershipStatus.Invited } toCome)
            {
                decision.Writes.Remove(toCome);
            }
        }
    }
}
