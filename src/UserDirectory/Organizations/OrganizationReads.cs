using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds organizations for reads, after asking what reading them needs.</summary>
internal sealed class OrganizationReads(TenantContext context)
{
    /// <summary>The organization, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Organization?> FindAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var found = await context.FindOrganizationAsync(tenantId, reference, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (await context.MayAsync(DirectoryPermissions.OrganizationsRead, found.Id, cancellationToken).ConfigureAwait(false))
        {
            return found;
        }

        return await IsOfActorAsync(found, cancellationToken).ConfigureAwait(false)
            ? Outline(found)
            : throw Denied.Missing(DirectoryPermissions.OrganizationsRead);
    }

    // Where somebody is a member is no secret to him, nor what stands above: it is the path to it. An invitation is still to be accepted,
    // and a suspended member is out. Where the tenant, the organization or one above it is suspended, no membership counts.
    private async ValueTask<bool> IsOfActorAsync(Organization organization, CancellationToken cancellationToken)
    {
        var (tenantId, userId, now) = (organization.TenantId, context.Authority.UserId!.Value, context.Now());
        var isOwn = MembershipFields.UserId.EqualTo(userId) & MembershipFields.OrganizationId.IsUnder(
            organization.Id) & MembershipRenewal.LetsIn(now);
        foreach (var membership in await AllRecords.ReadAsync<Membership>(context.Store, tenantId, isOwn, cancellationToken)
            .ConfigureAwait(false))
        {
            var facts = await context.Store.ReadAccessAsync(tenantId, userId, membership.OrganizationId, cancellationToken)
                .ConfigureAwait(false);
            if (facts is not null && new AccessEvaluation(facts, atOrganization: true, context.Catalogue, now).IsOpen)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What members see of an organization and of those above it: key and name, and where it stands.</summary>
    private static Organization Outline(Organization organization) => new()
    {
        Id = organization.Id,
        TenantId = organization.TenantId,
        Key = organization.Key,
        Name = organization.Name,
        AncestorIds = organization.AncestorIds,
    };

    /// <summary>
    /// The keys from the top down to the organization, by slash. Who may read an organization may see the keys above it: they are its path.
    /// </summary>
    public async ValueTask<string> PathAsync(EntityRef reference, CancellationToken cancellationToken)
    {
        var organization = await FindAsync(reference, cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Organization);
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
