namespace UserDirectory;

/// <summary>Makes an organization.</summary>
internal static class OrganizationCreation
{
    public static async ValueTask<Organization> WriteAsync(Decision decision, NewOrganization input, CancellationToken cancellationToken)
    {
        var parent = await decision.References.GetPlaceAsync(input.Parent, cancellationToken, nameof(input.Parent)).ConfigureAwait(false);
        await decision.Rights.RequireAsync(DirectoryPermissions.OrganizationsAdd, parent?.Id, cancellationToken).ConfigureAwait(false);
        var inherited = parent?.Type ?? OrganizationType.Production;
        var type = input.Type ?? inherited;
        if (type != inherited)
        {
            // It opens a place to whoever access rules let into that type, as changing the type does.
            await decision.Rights.MustHoldAsync([PermissionPattern.Everything], null, cancellationToken).ConfigureAwait(false);
        }

        var path = OrganizationTree.PathBelow(parent);
        OrganizationTree.MustFit(path.Count, levels: 1);
        return decision.Writes.Add(new Organization
        {
            Id = decision.NewId(),
            TenantId = decision.TenantId,
            Key = input.Key,
            Name = input.Name,
            Label = input.Label,
            Type = type,
            AncestorIds = path,
        });
    }
}
