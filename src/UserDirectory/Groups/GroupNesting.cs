using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Puts a group, with all below it, below another. The members of all of them begin to have what the new groups above have, so the actor
/// must hold that (rule 3); what the moved groups themselves have stays with whom it reached before. What follows: see
/// <see cref="AuthorityRule"/>.
/// </summary>
internal static class GroupNesting
{
    public static async ValueTask<Group> NestAsync(
        Decision decision, EntityRef reference, EntityRef parentReference, long? expectedVersion, CancellationToken cancellationToken)
    {
        var group = await decision.References.GetGroupAsync(reference, null, cancellationToken).ConfigureAwait(false);
        var parent = await FindParentAsync(decision, group, parentReference, cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.GroupsUpdate, group.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        if (parent?.Id == group.ParentId)
        {
            return decision.Writes.Update(group, group, expectedVersion);
        }

        var path = GroupTree.PathBelow(parent);
        await GroupJoining.MustHoldAsync(decision, path, cancellationToken).ConfigureAwait(false);
        GroupTree.MustHaveOwner(parent, group.OrganizationId);
        GroupTree.MustNotContain(path, group);
        var below = await decision.ListAllAsync<Group>(GroupFields.AncestorIds.EqualTo(group.Id), cancellationToken).ConfigureAwait(false);
        var deepest = below.Count == 0 ? group.AncestorIds.Count : below.Max(each => each.AncestorIds.Count);
        GroupTree.MustFit(path.Count, levels: deepest - group.AncestorIds.Count + 1);

        // A new group below does not move the authority number, so it has to be looked out for: it would keep the old groups above.
        decision.Guards.RequireNone(
            RecordKind.Group, GroupFields.AncestorIds.EqualTo(group.Id) & !GroupFields.Id.In(below.Select(each => each.Id)));
        foreach (var each in below)
        {
            decision.Writes.Update(each, each with { AncestorIds = [.. path, .. each.AncestorIds.Skip(group.AncestorIds.Count)] });
        }

        return decision.Writes.Update(group, group with { AncestorIds = path }, expectedVersion);
    }

    private static async ValueTask<Group?> FindParentAsync(
        Decision decision, Group group, EntityRef reference, CancellationToken cancellationToken)
    {
        if (reference.IsEmpty)
        {
            return null;
        }

        var owner = group.OrganizationId is { } id ? await decision.FindAsync<Organization>(id, cancellationToken)
            .ConfigureAwait(false) : null;
        return await GroupTree.GetParentAsync(decision, reference, owner, "parent", cancellationToken).ConfigureAwait(false);
    }
}
