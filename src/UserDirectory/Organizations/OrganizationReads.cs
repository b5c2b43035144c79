using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds organizations for reads, after asking what reading them needs.</summary>
internal sealed class OrganizationReads(TenantContext context)
{
    /// <summary>The organization, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Organization?> FindAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var found = await new References(context.Store, tenantId).FindOrganizationAsync(reference, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await context.RequireAsync(DirectoryPermissions.OrganizationsRead, found.Id, cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>The keys from the top down to the organization, by slash. Who may read an organization may see the keys above it: they are its path.</summary>
    public async ValueTask<string> PathAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        var organization = await FindAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Organization);
        var keys = new List<string>(organization.AncestorIds.Count + 1);
        foreach (var id in organization.AncestorIds)
        {
            // One that was deleted since the organization was read leaves a gap: there is no such path any more.
            var above = await context.Store.FindAsync<Organization>(organization.TenantId, id, cancellationToken).ConfigureAwait(false)
                ?? throw new RecordNotFoundException(Storage.RecordKind.Organization);
            keys.Add(above.Key);
        }

        keys.Add(organization.Key);
        return string.Join("/", keys);
    }
}
