using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Deletes an organization, and all below it when asked to, with everything that is there or is owned there. What follows: see
/// <see cref="AuthorityRule"/>.
/// </summary>
internal static class OrganizationDeletion
{
    public static async ValueTask<Organization> DeleteAsync(
        Decision decision, EntityRef reference, bool recursive, long? expectedVersion, CancellationToken cancellationToken)
    {
        var organization = await decision.References.GetOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        await RequireAsync(decision, organization, cancellationToken).ConfigureAwait(false);
        var below = await decision.ListAllAsync<Organization>(OrganizationFields.AncestorIds.EqualTo(organization.Id), cancellationToken)
            .ConfigureAwait(false);
        if (below.Count > 0 && !recursive)
        {
            throw new ConflictException(
                "organization.has_children",
                $"'{organization.Key}' has organizations below it. Delete those first, or all of them at once.");
        }

        if (!organization.IsSuspended)
        {
            await RequireBelowAsync(decision, below, cancellationToken).ConfigureAwait(false);
        }

        await LeaveAsync(decision, organization, [organization.Id, .. below.Select(each => each.Id)], cancellationToken)
            .ConfigureAwait(false);
        RemoveWhatIsThere(decision, organization.Id);

        // The lowest first. One that is made below meanwhile still links to its parent, which has the commit refused and decided again.
        foreach (var each in below.OrderByDescending(each => each.AncestorIds.Count))
        {
            decision.Writes.Remove(each);
        }

        decision.Writes.Remove(organization, expectedVersion);
        return organization;
    }

    private static ValueTask RequireAsync(Decision decision, Organization organization, CancellationToken cancellationToken) =>
        organization.IsSuspended
        ? OrganizationChange.RequireAboveAsync(decision, DirectoryPermissions.OrganizationsDelete, organization, cancellationToken)
        : decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsDelete, organization.Id, cancellationToken);

    /// <summary>The same for each below. Whoever may end a suspension decides for everything under it.</summary>
    private static async ValueTask RequireBelowAsync(
        Decision decision, IEnumerable<Organization> below, CancellationToken cancellationToken)
    {
        var suspended = new HashSet<Guid>();
        foreach (var each in below.OrderBy(each => each.AncestorIds.Count).Where(each => !each.AncestorIds.Any(suspended.Contains)))
        {
            if (each.IsSuspended)
            {
                suspended.Add(each.Id);
            }

            await RequireAsync(decision, each, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Homes go to the organization above, defaults go, and accounts that exist only through an invitation there go with it.
    /// </summary>
    private static async ValueTask LeaveAsync(
        Decision decision, Organization organization, HashSet<Guid> gone, CancellationToken cancellationToken)
    {
        var users = new Dictionary<Guid, User>();
        var isTied = UserFields.HomeOrganizationId.IsUnder(organization.Id) | UserFields.DefaultOrganizationId.IsUnder(organization.Id);
        foreach (var user in await decision.ListAllAsync<User>(isTied, cancellationToken).ConfigureAwait(false))
        {
            users[user.Id] = decision.Writes.Update(user, user with
            {
                HomeOrganizationId = user.HomeOrganizationId is { } home && gone.Contains(home)
                    ? organization.ParentId
                    : user.HomeOrganizationId,
                DefaultOrganizationId = user.DefaultOrganizationId is { } organizationId && gone.Contains(organizationId)
                    ? null
                    : user.DefaultOrganizationId,
            });
        }

        await SettleInvitedAsync(decision, organization.Id, users, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask SettleInvitedAsync(
        Decision decision, Guid organizationId, Dictionary<Guid, User> users, CancellationToken cancellationToken)
    {
        var isGone = InvitationFields.OrganizationId.IsUnder(organizationId);
        var isOpen = isGone & InvitedUsers.CanStillBeAccepted;
        var invitations = await decision.ListAllAsync<Invitation>(isOpen, cancellationToken).ConfigureAwait(false);

        // Inviting does not move the authority number: one that is sent meanwhile would leave its account without any.
        decision.Guards.RequireNone(
            RecordKind.Invitation, isOpen & !InvitationFields.Id.In(invitations.Select(invitation => invitation.Id)));
        foreach (var userId in invitations.Select(invitation => invitation.UserId).Distinct())
        {
            var user = users.TryGetValue(userId, out var updated) ? updated : await decision.FindAsync<User>(userId, cancellationToken)
                .ConfigureAwait(false);
            if (user is not null)
            {
                await InvitedUsers.SettleAsync(
                    decision, user, isGone, MembershipFields.OrganizationId.IsUnder(organizationId), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    // Own roles and groups are used at their owner and below it only, so everything that hangs on them is there too.
    private static void RemoveWhatIsThere(Decision decision, Guid organizationId)
    {
        decision.Writes.RemoveWhere(RecordKind.Membership, MembershipFields.OrganizationId.IsUnder(organizationId));
        decision.Writes.RemoveWhere(RecordKind.Invitation, InvitationFields.OrganizationId.IsUnder(organizationId));
        decision.Writes.RemoveWhere(RecordKind.RoleAssignment, RoleAssignmentFields.OrganizationId.IsUnder(organizationId));
        decision.Writes.RemoveWhere(RecordKind.GroupMember, GroupMemberLinks.Group.Any(GroupFields.OrganizationId.IsUnder(organizationId)));
        decision.Writes.RemoveWhere(RecordKind.Group, GroupFields.OrganizationId.IsUnder(organizationId));
        decision.Writes.RemoveWhere(RecordKind.Role, RoleFields.OrganizationId.IsUnder(organizationId));
    }
}
