using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds and lists groups for reads, after asking what reading them needs.</summary>
internal sealed class GroupReads(TenantContext context)
{
    private static readonly ListShape<Group> s_shape = new(GroupFields.SearchText, GroupFields.Key);

    /// <summary>The group, for whom may see it; null when there is none, which only somebody of the tenant may hear.</summary>
    public async ValueTask<Group?> FindAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        if (!organization.IsEmpty)
        {
            var place = await context.GetPlaceAsync(organization, nameof(organization), cancellationToken).ConfigureAwait(false);
            await context.RequireAsync(
                DirectoryPermissions.GroupsRead, place!.Id, cancellationToken, orElse: DirectoryPermissions.GroupsList)
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
            DirectoryPermissions.GroupsRead, found.OrganizationId, cancellationToken, orElse: DirectoryPermissions.GroupsList)
            .ConfigureAwait(false);
        return found;
    }

    public async ValueTask<Group> GetAsync(EntityRef reference, EntityRef organization, CancellationToken cancellationToken) =>
        await FindAsync(reference, organization, cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Group);

    public async ValueTask<Page<Group>> ListAsync(GroupQuery query, CancellationToken cancellationToken)
    {
        var place = await context.GetPlaceAsync(query.Organization, nameof(query.Organization), cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.GroupsList, place?.Id, cancellationToken, orElse: DirectoryPermissions.GroupsRead)
            .ConfigureAwait(false);
        var scope = place is null ? null : GivableRoles.IsUsableAt(GroupFields.OrganizationId, place);
        return await AskedListing.ReadAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The groups of an account, by key; on request with all above them.</summary>
    public async ValueTask<IReadOnlyList<Group>> ListOfUserAsync(
        EntityRef reference, bool includeAbove, CancellationToken cancellationToken)
    {
        var user = await new UserReads(context).FindAsync(reference, default, UserParts.None, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.User);
        var own = GroupLinks.Members.Any(GroupMemberFields.UserId.EqualTo(user.Id));
        var groups = (await AllRecords.ReadAsync<Group>(context.Store, user.TenantId, own, cancellationToken).ConfigureAwait(false))
            .ToDictionary(group => group.Id);
        var above = includeAbove ? groups.Values.SelectMany(group => group.AncestorIds)
            .Where(id => !groups.ContainsKey(id)).Distinct().ToList() : [];
        if (above.Count > 0)
        {
            foreach (var group in await AllRecords.ReadAsync<Group>(
                context.Store, user.TenantId, GroupFields.Id.In(above), cancellationToken).ConfigureAwait(false))
            {
                groups[group.Id] = group;
            }
        }

        return [.. groups.Values.OrderBy(group => group.NormalizedKey, Comparer<string>.Create(DirectoryText.Compare))
            .ThenBy(group => group.Id)];
    }

    private async ValueTask<Group?> FindAsync(Guid tenantId, EntityRef reference, Organization? from, CancellationToken cancellationToken)
    {
        var reader = reference.Id is null
            ? await context.ReadNamedAsync(tenantId, ahead => ahead.Group(reference, from), cancellationToken).ConfigureAwait(false)
            : context.Store;
        return await new References(reader, tenantId).FindGroupAsync(reference, from, cancellationToken).ConfigureAwait(false);
    }
}
