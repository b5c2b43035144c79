using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Lists memberships: of an organization together with the accounts, one result set each, and of an account.</summary>
internal sealed class MemberListing(TenantContext context)
{
    private static readonly ListShape<Membership> s_shape = new(UserFields.SearchText, null) { SearchedThrough = MembershipLinks.User };

    public async ValueTask<Page<Member>> ListAsync(EntityRef organization, MemberQuery query, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var place = await new References(context.Store, tenantId)
            .GetOrganizationAsync(organization, cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.MembersList, place.Id, cancellationToken).ConfigureAwait(false);

        // The accounts are shown whole.
        await context.RequireAsync(DirectoryPermissions.UsersList, place.Id, cancellationToken, orElse: DirectoryPermissions.UsersRead)
            .ConfigureAwait(false);
        var page = await AskedListing.ReadAsync(
            context, query, s_shape, Scope(query, place), context.Now(), cancellationToken).ConfigureAwait(false);
        return new(await JoinAsync(tenantId, page.Items, cancellationToken).ConfigureAwait(false))
        {
            Total = page.Total,
            HasMore = page.HasMore,
            NextCursor = page.NextCursor,
        };
    }

    public async ValueTask<IReadOnlyList<Membership>> ListOfUserAsync(EntityRef user, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireKnownActorAsync(cancellationToken).ConfigureAwait(false);
        var found = await new References(context.Store, tenantId).GetUserAsync(user, cancellationToken).ConfigureAwait(false);
        await context.RequireReadAsync(found, DirectoryPermissions.MembersList, cancellationToken).ConfigureAwait(false);

        var all = await AllRecords
            .ReadAsync<Membership>(context.Store, tenantId, MembershipFields.UserId.EqualTo(found.Id), cancellationToken)
                .ConfigureAwait(false);
        return [.. all.OrderBy(membership => membership.CreatedAt)];
    }

    private static Filter Scope(MemberQuery query, Organization organization)
    {
        var scope = MembershipFields.OrganizationId.EqualTo(organization.Id);
        if (query.Status is not { } status)
        {
            return scope;
        }

        ListQueryRules.MustExist(nameof(query.Status), status);
        return scope & MembershipFields.Status.EqualTo(status);
    }

    private async ValueTask<IReadOnlyList<Member>> JoinAsync(
        Guid tenantId, IReadOnlyList<Membership> memberships, CancellationToken cancellationToken)
    {
        if (memberships.Count == 0)
        {
            return [];
        }

        var asked = new Query<User>(tenantId)
        {
            Where = UserFields.Id.In(
            memberships.Select(membership => membership.UserId)),
            Take = memberships.Count
        };
        var page = await context.Store.QueryAsync(asked, cancellationToken).ConfigureAwait(false);
        var now = context.Now();
        var users = page.Items.ToDictionary(user => user.Id, user => user.AsOf(now));

        // An account that was deleted between the two reads is no member any more.
        return [.. memberships.Where(membership => users.ContainsKey(membership.UserId))
            .Select(membership => new Member(membership, users[membership.UserId]))];
    }
}
