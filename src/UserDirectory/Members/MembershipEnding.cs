using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Ends a membership, with everything of the account that stands on it. What follows: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class MembershipEnding
{
    /// <summary>Names ahead an account, and everything of it that may stand on a membership.</summary>
    public static void Name(ReadAhead ahead, in EntityRef user, in EntityRef organization)
    {
        NamedMembers.Member(ahead, user, organization);
        var reference = user;
        ahead.Organization(organization, place => ahead.WhenHeld(
            DirectoryPermissions.MembersRemove,
            place?.Id,
            () => NameAll(ahead, reference),
            orElse: DirectoryPermissions.UsersUpdateTenants));
    }

    private static void NameAll(ReadAhead ahead, in EntityRef user)
    {
        if (user.Id is { } id)
        {
            NameAll(ahead, id);
        }
        else
        {
            ahead.User(user, found => NameAll(ahead, found.Id));
        }
    }

    // The organizations of what the account has tell what stands below the one that it leaves.
    private static void NameAll(ReadAhead ahead, Guid userId)
    {
        ahead.List(GroupMemberFields.UserId, userId);
        ahead.List(InvitationFields.UserId, userId);
        ahead.Where(RecordKind.Organization, OrganizationLinks.Memberships.Any(MembershipFields.UserId.EqualTo(userId)));
        ahead.Where(RecordKind.Organization, OrganizationLinks.Assignments.Any(RoleAssignmentFields.UserId.EqualTo(userId)));
        ahead.Where(
            RecordKind.Organization, OrganizationLinks.Groups.Any(GroupLinks.Members.Any(GroupMemberFields.UserId.EqualTo(userId))));
    }

    public static async ValueTask<EndedMembership?> RemoveAsync(
        Decision decision, EntityRef user, EntityRef organization, long? expectedVersion, CancellationToken cancellationToken)
    {
        var found = await decision.References.GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        var place = await decision.References.GetOrganizationAsync(organization, cancellationToken, nameof(organization))
            .ConfigureAwait(false);
        await MembershipPermission.RequireAsync(decision, DirectoryPermissions.MembersRemove, place, cancellationToken)
            .ConfigureAwait(false);
        if (await decision.Reader.FindMembershipAsync(decision.TenantId, found.Id, place.Id, cancellationToken)
            .ConfigureAwait(false) is not { } membership)
        {
            return null;
        }

        if (membership.Status == MembershipStatus.Suspended)
        {
            await MembershipOpening.MustHoldAsync(decision, found.Id, place, cancellationToken).ConfigureAwait(false);
        }

        decision.Guards.Expect(membership, expectedVersion);
        return await EndAsync(decision, found, place, membership, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<EndedMembership> EndAsync(
        Decision decision, User user, Organization organization, Membership membership, CancellationToken cancellationToken)
    {
        var belowOrHere = MembershipFields.UserId.EqualTo(user.Id) & MembershipFields.OrganizationId.IsUnder(organization.Id);
        var known = await decision.ListAllAsync<Membership>(belowOrHere, cancellationToken).ConfigureAwait(false);

        // A membership that is added below meanwhile would keep what ends here: decide again with it.
        decision.Guards.RequireNone(RecordKind.Membership, belowOrHere & !MembershipFields.Id.In(known.Select(other => other.Id)));
        var remaining = known.Where(other => other.Id != membership.Id && other.Status != MembershipStatus.Invited)
            .Select(other => other.OrganizationId).ToList();

        var assignments = RoleAssignmentFields.UserId.EqualTo(user.Id) & IsLeft(
            RoleAssignmentFields.OrganizationId, organization.Id, remaining);
        var members = GroupMemberFields.UserId.EqualTo(user.Id) & GroupMemberLinks.Group.Any(
            IsLeft(GroupFields.OrganizationId, organization.Id, remaining));
        var roles = await RolesAsync(decision, assignments, cancellationToken).ConfigureAwait(false);
        var groups = await GroupsAsync(decision, members, cancellationToken).ConfigureAwait(false);

        decision.Writes.Remove(membership);
        decision.Writes.RemoveWhere(RecordKind.RoleAssignment, assignments);
        decision.Writes.RemoveWhere(RecordKind.GroupMember, members);
        user = decision.Writes.Update(user, Without(user, organization));
        var invitations = await TakeBackInvitationsAsync(decision, user, organization, membership, cancellationToken).ConfigureAwait(false);
        return new(membership, decision.Writes.Left(user), roles, groups, invitations);
    }

    // Giving a role or a group does not move the authority number: one that is given meanwhile would end untold.
    private static async ValueTask<IReadOnlyList<AssignedRole>> RolesAsync(
        Decision decision, Filter ended, CancellationToken cancellationToken)
    {
        var assignments = await decision.ListAllAsync<RoleAssignment>(ended, cancellationToken).ConfigureAwait(false);
        decision.Guards.RequireNone(
            RecordKind.RoleAssignment, ended & !RoleAssignmentFields.Id.In(assignments.Select(assignment => assignment.Id)));
        return await AssignmentReads.JoinAsync(decision.Reader, decision.TenantId, assignments, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<IReadOnlyList<Group>> GroupsAsync(Decision decision, Filter ended, CancellationToken cancellationToken)
    {
        var members = await decision.ListAllAsync<GroupMember>(ended, cancellationToken).ConfigureAwait(false);
        decision.Guards.RequireNone(RecordKind.GroupMember, ended & !GroupMemberFields.Id.In(members.Select(member => member.Id)));
        return members.Count == 0
            ? []
            : await decision.ListAllAsync<Group>(GroupFields.Id.In(members.Select(member => member.GroupId)), cancellationToken)
                .ConfigureAwait(false);
    }

    // At the place and below, except where another membership remains and what stands below that.
    private static Filter IsLeft(Field organization, Guid organizationId, IReadOnlyList<Guid> remaining) =>
        organization.IsUnder(organizationId) & !Filter.Any(remaining.Select(organization.IsUnder));

    private static User Without(User user, Organization organization) => user with
    {
        HomeOrganizationId = user.HomeOrganizationId == organization.Id ? organization.ParentId : user.HomeOrganizationId,
        DefaultOrganizationId = user.DefaultOrganizationId == organization.Id ? null : user.DefaultOrganizationId,
    };

    // Accepting one would bring the membership back.
    private static async ValueTask<IReadOnlyList<Invitation>> TakeBackInvitationsAsync(
        Decision decision, User user, Organization organization, Membership membership, CancellationToken cancellationToken)
    {
        var isOpen = InvitationFields.UserId.EqualTo(user.Id) & InvitationFields.OrganizationId
            .EqualTo(organization.Id) & InvitedUsers.CanStillBeAccepted;
        var invitations = await decision.ListAllAsync<Invitation>(isOpen, cancellationToken).ConfigureAwait(false);
        var ids = invitations.Select(invitation => invitation.Id).ToList();
        decision.Guards.RequireNone(RecordKind.Invitation, isOpen & !InvitationFields.Id.In(ids));
        IReadOnlyList<Invitation> closed =
            [.. invitations.Select(invitation => decision.Writes.Update(invitation, invitation.Close(InvitationStatus.Revoked, decision.At))
                .Shown(decision.At))];
        await InvitedUsers.SettleAsync(
            decision, user, InvitationFields.Id.In(ids), MembershipFields.Id.EqualTo(membership.Id), cancellationToken)
            .ConfigureAwait(false);
        return closed;
    }
}
