using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What joining groups has in common, whatever call does it: which groups a place can use, and what the actor must hold for it.
/// </summary>
internal static class GroupJoining
{
    /// <summary>
    /// The named groups, each once; one that is unknown, or owned by an organization that the place does not stand in, is not found.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Group>> GetUsableAsync(
        Decision decision, IReadOnlyList<EntityRef>? references, Organization? place, string field, CancellationToken cancellationToken)
    {
        if (references is not { Count: > 0 })
        {
            return [];
        }

        var groups = new List<Group>(references.Count);
        var ids = new HashSet<Guid>();
        for (var i = 0; i < references.Count; i++)
        {
            var group = await decision.References.GetGroupAsync(references[i], place, cancellationToken, FieldName.At(field, i))
                .ConfigureAwait(false);
            if (place is not null && !GivableRoles.IsUsableAt(group.OrganizationId, place))
            {
                throw new RecordNotFoundException(RecordKind.Group, FieldName.At(field, i).Text);
            }

            if (ids.Add(group.Id))
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    /// <summary>
    /// Where the answer to who changed an account's groups shows the account: at the organization that the call names, else everywhere. But
    /// who may change members at the groups' owners only is shown what is at the first one's. Asks the permission at each owner; who names
    /// no group is asked at the organization that he names.
    /// </summary>
    public static async ValueTask<Organization?> ShownAtAsync(
        Decision decision, IReadOnlyList<Group> groups, Organization? place, CancellationToken cancellationToken)
    {
        if (groups.Count == 0)
        {
            await decision.Rights.RequireAsync(DirectoryPermissions.GroupsUpdateMembers, place?.Id, cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var group in groups)
        {
            await GroupMembers.RequireAsync(decision, group, cancellationToken).ConfigureAwait(false);
        }

        if (place is not null || await decision.Rights.HoldsAsync([DirectoryPermissions.GroupsUpdateMembers], null, cancellationToken)
            .ConfigureAwait(false))
        {
            return place;
        }

        return await decision.References.GetOrganizationAsync(groups[0].OrganizationId!.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses an account that the actor does not know where the groups are; where none is named, at the organization.</summary>
    public static async ValueTask MustBeKnownAsync(
        Decision decision, IReadOnlyList<Group> groups, User user, Organization? place, CancellationToken cancellationToken)
    {
        foreach (var group in groups)
        {
            await GroupMembers.MustBeKnownAsync(decision, group, user, cancellationToken).ConfigureAwait(false);
        }

        if (groups.Count == 0
            && !await NameableUsers.MayNameAsync(decision, user, place?.Id, DirectoryPermissions.GroupsUpdateMembers, cancellationToken)
                .ConfigureAwait(false))
        {
            throw new RecordNotFoundException(RecordKind.User);
        }
    }

    /// <summary>
    /// Rules 2 and 3 for joining: the permission at the group's owner, and every pattern that the group and those above it give, at its
    /// place.
    /// </summary>
    public static async ValueTask MustAllowAsync(Decision decision, Group group, CancellationToken cancellationToken)
    {
        await decision.Rights.RequireAsync(DirectoryPermissions.GroupsUpdateMembers, group.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        await MustHoldAsync(decision, [group.Id, .. group.AncestorIds], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rule 3: every pattern of every assignment of these groups, at its place.</summary>
    public static async ValueTask MustHoldAsync(Decision decision, IReadOnlyList<Guid> groupIds, CancellationToken cancellationToken)
    {
        if (decision.Authority.IsSystem)
        {
            return;
        }

        foreach (var held in await HoldingsAsync(decision, groupIds, cancellationToken).ConfigureAwait(false))
        {
            await decision.Rights.MustHoldAsync(held.Patterns, held.Place, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What these groups give to whoever joins. An assignment that has ended gives nothing.</summary>
    public static async ValueTask<IReadOnlyList<Holding>> HoldingsAsync(
        Decision decision, IReadOnlyList<Guid> groupIds, CancellationToken cancellationToken)
    {
        var holdings = new List<Holding>();
        foreach (var assignment in await decision.ListAllAsync<RoleAssignment>(RoleAssignmentFields.GroupId.In(groupIds), cancellationToken)
            .ConfigureAwait(false))
        {
            if (assignment.IsNotEndedAt(decision.At)
                && await decision.FindAsync<Role>(assignment.RoleId, cancellationToken).ConfigureAwait(false) is { } role)
            {
                holdings.Add(new(decision.Catalogue.PatternsOf(role), assignment.OrganizationId));
            }
        }

        return holdings;
    }
}
