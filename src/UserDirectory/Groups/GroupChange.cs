using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Changes, switches and deletes groups. What follows from a switch or a deletion: see <see cref="AuthorityRule"/>.
/// </summary>
internal static class GroupChange
{
    public static async ValueTask<Group> UpdateAsync(
        Decision decision, EntityRef reference, GroupUpdate update, long? expectedVersion, CancellationToken cancellationToken)
    {
        var group = await GetAsync(decision, reference, DirectoryPermissions.GroupsUpdate, cancellationToken).ConfigureAwait(false);
        var changed = group with
        {
            Key = update.Key.Or(group.Key),
            Name = update.Name.Or(group.Name),
            Email = update.Email.Or(group.Email),
            Notes = update.Notes.Or(group.Notes),
        };
        if (changed.NormalizedKey != group.NormalizedKey)
        {
            // Whoever says the new key from now on means this group, and what it gives.
            await GroupJoining.MustHoldAsync(decision, [group.Id, .. group.AncestorIds], cancellationToken).ConfigureAwait(false);
        }

        return decision.Writes.Update(group, changed, expectedVersion);
    }

    /// <summary>
    /// Switched on, a group gives again what it and those above it have: to its members, and to those of the groups below.
    /// </summary>
    public static async ValueTask<Group> SwitchAsync(
        Decision decision, EntityRef reference, bool isActive, long? expectedVersion, CancellationToken cancellationToken)
    {
        var group = await GetAsync(decision, reference, DirectoryPermissions.GroupsUpdate, cancellationToken).ConfigureAwait(false);
        if (isActive && !group.IsActive)
        {
            await GroupJoining.MustHoldAsync(decision, [group.Id, .. group.AncestorIds], cancellationToken).ConfigureAwait(false);
        }

        return decision.Writes.Update(group, group with { IsActive = isActive }, expectedVersion);
    }

    /// <summary>
    /// Deletes a group and all below it, with their members' places and their assignments. Open invitations keep naming them, and leave
    /// them out when they are accepted.
    /// </summary>
    public static async ValueTask<Group> DeleteAsync(
        Decision decision, EntityRef reference, bool recursive, long? expectedVersion, CancellationToken cancellationToken)
    {
        var group = await GetAsync(decision, reference, DirectoryPermissions.GroupsDelete, cancellationToken).ConfigureAwait(false);
        var below = await decision.ListAllAsync<Group>(GroupFields.AncestorIds.EqualTo(group.Id), cancellationToken).ConfigureAwait(false);
        if (below.Count > 0 && !recursive)
        {
            throw new ConflictException(
                "group.has_children",
                $"There are {below.Count} groups below '{group.Key}'. Move or delete them first, or delete all of them with it.",
                new Dictionary<string, object?> { ["below"] = below.Count });
        }

        decision.Writes.RemoveWhere(RecordKind.GroupMember, GroupMemberFields.GroupId.IsUnder(group.Id));
        decision.Writes.RemoveWhere(RecordKind.RoleAssignment, RoleAssignmentFields.GroupId.IsUnder(group.Id));

        // One by one, the lowest first, so that the feed names each; one that is added below meanwhile has the commit refused, because it
        // is linked to one of these.
        foreach (var each in below.OrderByDescending(each => each.AncestorIds.Count))
        {
            decision.Writes.Remove(each);
        }

        decision.Writes.Remove(group, expectedVersion);
        return group;
    }

    /// <summary>Names ahead the group and its owner.</summary>
    public static void Name(ReadAhead ahead, in EntityRef reference) =>
        ahead.Group(reference, null, group => ahead.AskAt(group.OrganizationId));

    /// <summary>The same, and what the group gives.</summary>
    public static void NameGiving(ReadAhead ahead, in EntityRef reference) =>
        ahead.JoinedGroup(reference, null, DirectoryPermissions.GroupsUpdate);

    private static async ValueTask<Group> GetAsync(
        Decision decision, EntityRef reference, string permission, CancellationToken cancellationToken)
    {
        var group = await decision.References.GetGroupAsync(reference, null, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(permission, group.OrganizationId, cancellationToken).ConfigureAwait(false);
        return group;
    }
}
