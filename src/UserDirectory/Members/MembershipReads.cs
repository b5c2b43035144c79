using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds a membership for who asks.</summary>
internal sealed class MembershipReads(TenantContext context)
{
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

        return found is null ? null : await context.Store.FindMembershipAsync(found.TenantId, found.Id, place.Id, cancellationToken)
            .ConfigureAwait(false);
    }
}
