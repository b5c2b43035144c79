namespace UserDirectory;

/// <summary>Finds groups for reads, after asking what reading them needs.</summary>
internal sealed class GroupReads(TenantContext context)
{
    /// <summary>The group, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Group?> FindAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var references = new References(context.Store, await context.TenantIdAsync(cancellationToken).ConfigureAwait(false));
        if (!organization.IsEmpty)
        {
            var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
            await context.RequireAsync(DirectoryPermissions.GroupsRead, place!.Id, cancellationToken).ConfigureAwait(false);
            var there = await references.FindGroupAsync(reference, place, cancellationToken).ConfigureAwait(false);
            return there is not null && RoleGiving.IsUsableAt(there.OrganizationId, place) ? there : null;
        }

        var found = await references.FindGroupAsync(reference, null, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireAsync(DirectoryPermissions.GroupsRead, found.OrganizationId, cancellationToken).ConfigureAwait(false);
        return found;
    }
}
