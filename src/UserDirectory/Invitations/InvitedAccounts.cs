using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Accounts that were never active exist through their invitations. When some of these go (revoked, declined, or deleted with their organization), the account stays
/// invited by the others, is left with an expired invitation when it belongs somewhere else, and else goes too.
/// </summary>
internal static class InvitedAccounts
{
    /// <summary>The invitations that are open or can be sent again.</summary>
    public static Filter CanStillBeAccepted { get; } =
        InvitationFields.Status.In([FieldValue.Of(InvitationStatus.Pending), FieldValue.Of(InvitationStatus.Expired)]);

    /// <summary>Writes what becomes of an account. Does nothing to one that was ever active.</summary>
    /// <param name="decision">The call, which removes or closes the invitations and memberships itself.</param>
    /// <param name="user">The account, as read or as an earlier update of the decision returned it.</param>
    /// <param name="goneInvitations">Which of its invitations go.</param>
    /// <param name="goneMemberships">Which of its memberships go.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask SettleAsync(
        Decision decision, User user, Filter goneInvitations, Filter goneMemberships, CancellationToken cancellationToken)
    {
        if (user.Status is not (UserStatus.InvitationSent or UserStatus.InvitationExpired))
        {
            return;
        }

        var otherInvitations = InvitationFields.UserId.EqualTo(user.Id) & CanStillBeAccepted & !goneInvitations;
        var otherMemberships = MembershipFields.UserId.EqualTo(user.Id) & !goneMemberships;
        var invitations = await decision.ListAllAsync<Invitation>(otherInvitations, cancellationToken).ConfigureAwait(false);
        var open = invitations.Where(invitation => invitation.Status == InvitationStatus.Pending).ToList();
        if (open.Count > 0)
        {
            decision.Update(user, user with { Status = UserStatus.InvitationSent, InvitationExpiresAt = open.Max(invitation => invitation.ExpiresAt) });
        }
        else if (invitations.Count > 0 || await decision.AnyAsync<Membership>(otherMemberships, cancellationToken).ConfigureAwait(false))
        {
            decision.Update(user, user with { Status = UserStatus.InvitationExpired, InvitationExpiresAt = null });
        }
        else
        {
            // Whoever invites it or makes it a member meanwhile keeps it.
            decision.RequireNone(RecordKind.Invitation, otherInvitations);
            decision.RequireNone(RecordKind.Membership, otherMemberships);
            Remove(decision, user);
        }
    }

    // Not into the recycle bin: it never was an account.
    private static void Remove(Decision decision, User user)
    {
        decision.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(user.Id));
        decision.RemoveWhere(RecordKind.GroupMember, GroupMemberFields.UserId.EqualTo(user.Id));
        decision.RemoveWhere(RecordKind.RoleAssignment, RoleAssignmentFields.UserId.EqualTo(user.Id));
        decision.RemoveWhere(RecordKind.Credential, CredentialFields.Id.EqualTo(user.Id));
        decision.RemoveWhere(RecordKind.Picture, PictureFields.Id.EqualTo(user.Id));
        decision.Remove(user);
    }
}
