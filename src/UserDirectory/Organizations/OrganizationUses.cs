using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Where the own roles and groups of organizations are used. They may be used at their owner and below it only, so an organization cannot
/// be moved out of an owner while something in it uses them.
/// </summary>
internal static class OrganizationUses
{
    private const int MaxListed = 100;

    /// <summary>Refuses to take an organization out of owners whose roles or groups it, or something below it, uses.</summary>
    /// <param name="decision">The call.</param>
    /// <param name="organization">What moves.</param>
    /// <param name="owners">The organizations that will not be above it any more.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="ConflictException"><c>organization.in_use</c>, with the ids of the assignments and invitations in the
    /// way.</exception>
    public static async ValueTask MustNotLeaveOwnersAsync(
        Decision decision, Organization organization, IReadOnlyList<Guid> owners, CancellationToken cancellationToken)
    {
        if (owners.Count == 0)
        {
            return;
        }

        var roles = await decision.ListAllAsync<Role>(RoleFields.OrganizationId.In(owners), cancellationToken).ConfigureAwait(false);
        var groups = await decision.ListAllAsync<Group>(GroupFields.OrganizationId.In(owners), cancellationToken).ConfigureAwait(false);
        var roleIds = roles.Select(role => role.Id).ToList();
        var groupIds = groups.Select(group => group.Id).ToList();

        // Making a role or group, giving one and inviting do not move the authority number: nothing of the kind may have come in between.
        decision.Guards.RequireNone(RecordKind.Role, RoleFields.OrganizationId.In(owners) & !RoleFields.Id.In(roleIds));
        decision.Guards.RequireNone(RecordKind.Group, GroupFields.OrganizationId.In(owners) & !GroupFields.Id.In(groupIds));
        if (roleIds.Count + groupIds.Count == 0)
        {
            return;
        }

        var assignments = AssignmentsOf(organization, roleIds, groupIds);
        var invitations = InvitationsOf(organization, roleIds, groupIds);
        await MustBeUnusedAsync(decision, assignments, invitations, cancellationToken).ConfigureAwait(false);
        decision.Guards.RequireNone(RecordKind.RoleAssignment, assignments);
        decision.Guards.RequireNone(RecordKind.Invitation, invitations);
    }

    /// <summary>Names ahead the roles and groups of owners, and what uses them at an organization or below.</summary>
    public static void Name(ReadAhead ahead, Organization organization, IReadOnlyList<Guid> owners)
    {
        if (owners.Count == 0)
        {
            return;
        }

        ahead.Where(RecordKind.Role, RoleFields.OrganizationId.In(owners));
        ahead.Where(RecordKind.Group, GroupFields.OrganizationId.In(owners));
        ahead.Then(() =>
        {
            var roleIds = owners.SelectMany(id => ahead.Known.KnownList(RoleFields.OrganizationId, id))
                .Select(role => role.Id).OrderBy(id => id).ToList();
            var groupIds = owners.SelectMany(id => ahead.Known.KnownList(GroupFields.OrganizationId, id))
                .Select(group => group.Id).OrderBy(id => id).ToList();
            if (roleIds.Count + groupIds.Count > 0)
            {
                ahead.Where(RecordKind.RoleAssignment, AssignmentsOf(organization, roleIds, groupIds));
                ahead.Where(RecordKind.Invitation, InvitationsOf(organization, roleIds, groupIds));
            }
        });
    }

    private static Queries.Filter AssignmentsOf(Organization organization, IReadOnlyList<Guid> roleIds, IReadOnlyList<Guid> groupIds) =>
        RoleAssignmentFields.OrganizationId.IsUnder(organization.Id)
        & (RoleAssignmentFields.RoleId.In(roleIds) | RoleAssignmentFields.GroupId.In(groupIds));

    private static Queries.Filter InvitationsOf(Organization organization, IReadOnlyList<Guid> roleIds, IReadOnlyList<Guid> groupIds) =>
        InvitationFields.OrganizationId.IsUnder(organization.Id)
        & InvitationFields.Status.EqualTo(InvitationStatus.Pending)
        & (InvitationFields.RoleIds.In(roleIds) | InvitationFields.GroupIds.In(groupIds));

    private static async ValueTask MustBeUnusedAsync(
        Decision decision, Queries.Filter assignments, Queries.Filter invitations, CancellationToken cancellationToken)
    {
        var usingAssignments = await decision.ListAllAsync<RoleAssignment>(assignments, cancellationToken).ConfigureAwait(false);
        var usingInvitations = await decision.ListAllAsync<Invitation>(invitations, cancellationToken).ConfigureAwait(false);
        if (usingAssignments.Count + usingInvitations.Count == 0)
        {
            return;
        }

        throw new ConflictException(
            "organization.in_use",
            $"{usingAssignments.Count} role assignments and {usingInvitations.Count} open invitations there use roles or groups of an "
                + $"organization that would not be above "
            + "it any more. Take them back first.",
            new Dictionary<string, object?> { ["assignments"] = Listed(usingAssignments), ["invitations"] = Listed(usingInvitations) });
    }

    private static IReadOnlyList<Guid> Listed(IReadOnlyList<DirectoryRecord> records) =>
        [.. records.Take(MaxListed).Select(record => record.Id)];
}
