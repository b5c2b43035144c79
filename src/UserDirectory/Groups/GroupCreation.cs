namespace UserDirectory;

/// <summary>
/// Makes a group. Nobody is in it yet, but a roster or another's call may name its key before anybody looks where it stands: so its maker must hold what those above give.
/// </summary>
internal static class GroupCreation
{
    public static async ValueTask<Group> WriteAsync(Decision decision, NewGroup input, CancellationToken cancellationToken)
    {
        var references = decision.References;
        var owner = await references.GetPlaceAsync(input.Organization, cancellationToken, nameof(input.Organization)).ConfigureAwait(false);
        var parent = input.Parent.IsEmpty
            ? null
            : await references.GetGroupAsync(input.Parent, owner, cancellationToken, nameof(input.Parent)).ConfigureAwait(false);
        await decision.RequireAsync(DirectoryPermissions.GroupsAdd, owner?.Id, cancellationToken).ConfigureAwait(false);
        GroupTree.MustHaveOwner(parent, owner?.Id);
        await GroupJoining.MustHoldAsync(decision, GroupTree.PathBelow(parent), cancellationToken).ConfigureAwait(false);
        var path = GroupTree.PathBelow(parent);
        GroupTree.MustFit(path.Count, levels: 1);
        return decision.Add(new Group
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            Key = input.Key,
            Name = input.Name,
            Email = input.Email,
            Notes = input.Notes,
            OrganizationId = owner?.Id,
            IsActive = input.IsActive,
            AncestorIds = path,
        });
    }
}
