using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds memberships, for reads and decisions.</summary>
internal sealed class MembershipReads(TenantContext context)
{
    public static ValueTask<Membership?> FindAsync(
        IDirectoryReader reader, User user, Guid organizationId, CancellationToken cancellationToken) =>
        reader.FindByKeyAsync<Membership>(RecordKeys.Membership.For(user.TenantId, user.Id, organizationId), cancellationToken);

    public async ValueTask<Membership?> FindAsync(EntityRef user, EntityRef organization, CancellationToken cancellationToken)
    {
        var references = new References(context.Store, await context.TenantIdAsync(cancellationToken).ConfigureAwait(false));
        var found = await references.FindUserAsync(user, cancellationToken).ConfigureAwait(false);
        var place = await references.FindOrganizationAsync(organization, cancellationToken).ConfigureAwait(false);
        if (place is null)
        {
            await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (found is null || !context.IsSelf(found.Id))
        {
            await context.RequireAsync(DirectoryPermissions.MembersRead, place.Id, cancellationToken).ConfigureAwait(false);
        }

        return found is null ? null : await FindAsync(context.Store, found, place.Id, cancellationToken).ConfigureAwait(false);
    }
}
