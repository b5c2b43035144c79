namespace UserDirectory;

/// <summary>
/// Makes a group. Nobody is in it yet, but a roster or another's call may name its key before anybody looks where it stands: so its maker
/// must hold what those above give.
/// </summary>
internal static class GroupCreation
{
    public static void Name(ReadAhead ahead, NewGroup input) => ahead.Organization(input.Organization, owner =>
    {
        if (!input.Parent.IsEmpty)
        {
            ahead.JoinedGroup(input.Parent, owner, DirectoryPermissions.GroupsAdd);
        }
    });

    public static async ValueTask<Group> WriteAsync(Decision decision, NewGroup input, CancellationToken cancellationToken)
    {
        var owner = await decision.References.GetPlaceAsync(input.Organization, cancellationToken, nameof(input.Organization))
            .ConfigureAwait(false);
        var parent = input.Parent.IsEmpty
            ? null
            : await GroupTree.GetParentAsync(decision, input.Parent, owner, nameof(input.Parent), cancellationToken).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.GroupsAdd, owner?.Id, cancellationToken).ConfigureAwait(false);
        GroupTree.MustHaveOwner(parent, owner?.Id);
        var path = GroupTree.PathBelow(parent);
        await GroupJoining.MustHoldAsync(decision, path, cancellationToken).ConfigureAwait(false);
        GroupTree.MustFit(path.Count, levels: 1);
        return decision.Writes.Add(new Group
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
