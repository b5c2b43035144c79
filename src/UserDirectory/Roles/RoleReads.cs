using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds and lists roles for reads, after asking what reading them needs.</summary>
internal sealed class RoleReads(TenantContext context)
{
    private static readonly ListShape<Role> s_shape = new(RoleFields.SearchText, RoleFields.Key);

    /// <summary>The role, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Role?> FindAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        if (!organization.IsEmpty)
        {
            var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
            await context.RequireAsync(DirectoryPermissions.RolesRead, place!.Id, cancellationToken, orElse: DirectoryPermissions.RolesList)
                .ConfigureAwait(false);
            var there = await FindAsync(tenantId, reference, place, cancellationToken).ConfigureAwait(false);
            return there is not null && GivableRoles.IsUsableAt(there.OrganizationId, place) ? there : null;
        }

        var found = await FindAsync(tenantId, reference, null, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireAsync(
            DirectoryPermissions.RolesRead, found.OrganizationId, cancellationToken, orElse: DirectoryPermissions.RolesList)
            .ConfigureAwait(false);
        return found;
    }

    public async ValueTask<Role> GetAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken) =>
        await FindAsync(reference, organization, cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Role);

    public async ValueTask<Page<Role>> ListAsync(RoleQuery query, CancellationToken cancellationToken)
    {
        var place = await context.GetPlaceAsync(query.Organization, nameof(query.Organization), cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.RolesList, place?.Id, cancellationToken, orElse: DirectoryPermissions.RolesRead)
            .ConfigureAwait(false);
        var scope = place is null ? null : GivableRoles.IsUsableAt(RoleFields.OrganizationId, place);
        return await AskedListing.ReadAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Role?> FindAsync(Guid tenantId, EntityRef reference, Organization? from, CancellationToken cancellationToken)
    {
        var reader = reference.Id is null
            ? await context.ReadNamedAsync(tenantId, ahead => ahead.Role(reference, from), cancellationToken).ConfigureAwait(false)
            : context.Store;
        return await new References(reader, tenantId).FindRoleAsync(reference, from, cancellationToken).ConfigureAwait(false);
    }
}
