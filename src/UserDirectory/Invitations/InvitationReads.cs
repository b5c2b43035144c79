using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds invitations for reads, as of the time of the call, after asking what reading them needs.</summary>
internal sealed class InvitationReads(TenantContext context)
{
    private static readonly ListShape<Invitation> s_shape = new(InvitationFields.SearchText, null);

    public static async ValueTask<Invitation> GetAsync(
        IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await reader.FindAsync<Invitation>(tenantId, id, cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Invitation);

    public static ConflictException Closed(string reason) =>
        new("invitation.closed", $"Nothing can come of the invitation any more: {reason}.");

    public async ValueTask<Invitation> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var invitation = await GetAsync(context.Store, tenantId, id, cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.InvitationsRead, invitation.OrganizationId, cancellationToken)
            .ConfigureAwait(false);
        return invitation.Shown(context.Now());
    }

    public async ValueTask<Page<Invitation>> ListAsync(InvitationQuery query, CancellationToken cancellationToken)
    {
        var place = await context.GetPlaceAsync(query.Organization, nameof(query.Organization), cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.InvitationsList, place?.Id, cancellationToken).ConfigureAwait(false);
        return await ListAsync(query, Scope(query, place), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Page<Invitation>> ListOfUserAsync(EntityRef user, InvitationQuery query, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var found = await new References(context.Store, tenantId).GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await context.RequireReadAsync(found, DirectoryPermissions.InvitationsList, cancellationToken).ConfigureAwait(false);
        var place = await context.GetPlaceAsync(query.Organization, nameof(query.Organization), cancellationToken).ConfigureAwait(false);
        var isOfUser = InvitationFields.UserId.EqualTo(found.Id);
        return await ListAsync(query, Scope(query, place) is { } scope ? isOfUser & scope : isOfUser, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<Page<Invitation>> ListAsync(InvitationQuery query, Filter? scope, CancellationToken cancellationToken)
    {
        var now = context.Now();
        var page = await AskedListing.ReadAsync(context, query, s_shape, scope, now, cancellationToken).ConfigureAwait(false);
        return page with { Items = [.. page.Items.Select(invitation => invitation.Shown(now))] };
    }

    private static Filter? Scope(InvitationQuery query, Organization? place)
    {
        var scope = place is null ? null : InvitationFields.OrganizationId.EqualTo(place.Id);
        if (query.Status is not { } status)
        {
            return scope;
        }

        ListQueryRules.MustExist(nameof(query.Status), status);
        var isWanted = InvitationFields.Status.EqualTo(status);
        return scope is null ? isWanted : scope & isWanted;
    }
}
