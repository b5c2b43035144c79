namespace UserDirectory;

/// <summary>Finds roles for reads, after asking what reading them needs.</summary>
internal sealed class RoleReads(TenantContext context)
{
    /// <summary>The role, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Role?> FindAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var references = new References(context.Store, await context.TenantIdAsync(cancellationToken).ConfigureAwait(false));
        if (!organization.IsEmpty)
        {
            var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
            await context.RequireAsync(DirectoryPermissions.RolesRead, place!.Id, cancellationToken).ConfigureAwait(false);
            var there = await references.FindRoleAsync(reference, place, cancellationToken).ConfigureAwait(false);
            return there is not null && RoleGiving.IsUsableAt(there.OrganizationId, place) ? there : null;
        }

        var found = await references.FindRoleAsync(reference, null, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireAsync(DirectoryPermissions.RolesRead, found.OrganizationId, cancellationToken).ConfigureAwait(false);
        return found;
    }
}
