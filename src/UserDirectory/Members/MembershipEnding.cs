using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Ends a membership, with everything of the account that stands on it.</summary>
internal static class MembershipEnding
{
    public static async ValueTask<bool> RemoveAsync(Decision decision, EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var account = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        var place = await decision.References.GetOrganizationAsync(organization, cancellationToken, nameof(organization)).ConfigureAwait(false);
        await decision.RequireAsync(DirectoryPermissions.MembersRemove, place.Id, cancellationToken).ConfigureAwait(false);
        if (await MembershipReads.FindAsync(decision.Reader, account, place.Id, cancellationToken).ConfigureAwait(false) is not { } membership)
        {
            return false;
        }

        if (membership.Status == MembershipStatus.Suspended)
        {
            await MembershipOpening.MustHoldAsync(decision, account.Id, place, cancellationToken).ConfigureAwait(false);
        }

        await EndAsync(decision, account, place, membership, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask EndAsync(Decision decision, User account, Organization place, Membership membership, CancellationToken cancellationToken)
    {
        var belowOrHere = MembershipFields.UserId.EqualTo(account.Id) & MembershipFields.OrganizationId.IsUnder(place.Id);
        var known = await decision.ListAllAsync<Membership>(belowOrHere, cancellationToken).ConfigureAwait(false);

        // A membership that is added below meanwhile would keep what ends here: decide again with it.
        decision.RequireNone(RecordKind.Membership, belowOrHere & !MembershipFields.Id.In(known.Select(other => other.Id)));
        var remaining = known.Where(other => other.Id != membership.Id && other.Status != MembershipStatus.Invited).Select(other => other.OrganizationId).ToList();

        decision.Remove(membership);
        decision.RemoveWhere(
            RecordKind.RoleAssignment, RoleAssignmentFields.UserId.EqualTo(account.Id) & IsLeft(RoleAssignmentFields.OrganizationId, place.Id, remaining));
        decision.RemoveWhere(
            RecordKind.GroupMember,
            GroupMemberFields.UserId.EqualTo(account.Id) & GroupMemberLinks.Group.Any(IsLeft(GroupFields.OrganizationId, place.Id, remaining)));
        account = decision.Update(account, Without(account, place));
        await TakeBackInvitationsAsync(decision, account, place, membership, cancellationToken).ConfigureAwait(false);
    }

    // At the place and below, except where another membership remains and what stands below that.
    private static Filter IsLeft(Field organization, Guid placeId, IReadOnlyList<Guid> remaining) =>
        organization.IsUnder(placeId) & !Filter.Any(remaining.Select(organization.IsUnder));

    private static User Without(User account, Organization place) => account with
    {
        HomeOrganizationId = account.HomeOrganizationId == place.Id ? place.ParentId : account.HomeOrganizationId,
        DefaultOrganizationId = account.DefaultOrganizationId == place.Id ? null : account.DefaultOrganizationId,
    };

    // Accepting one would bring the membership back.
    private static async ValueTask TakeBackInvitationsAsync(
        Decision decision, User account, Organization place, Membership membership, CancellationToken cancellationToken)
    {
        var isOpen = InvitationFields.UserId.EqualTo(account.Id) & InvitationFields.OrganizationId.EqualTo(place.Id) & InvitedAccounts.CanStillBeAccepted;
        var invitations = await decision.ListAllAsync<Invitation>(isOpen, cancellationToken).ConfigureAwait(false);
        var ids = invitations.Select(invitation => invitation.Id).ToList();
        decision.RequireNone(RecordKind.Invitation, isOpen & !InvitationFields.Id.In(ids));
        foreach (var invitation in invitations)
        {
            decision.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At));
        }

        await InvitedAccounts.SettleAsync(
            decision, account, InvitationFields.Id.In(ids), MembershipFields.Id.EqualTo(membership.Id), cancellationToken).ConfigureAwait(false);
    }
}
