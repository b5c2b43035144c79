using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Lists and counts accounts, after asking what listing them needs, with what a query wants brought along.</summary>
internal sealed class UserListing(TenantContext context)
{
    private static readonly ListShape<User> s_shape = new(UserFields.SearchText, UserFields.Key);

    public async ValueTask<Page<User>> ListAsync(UserQuery query, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(query.Organization, cancellationToken).ConfigureAwait(false);
        return await PageAsync(query, place, await ScopeAsync(query, place, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<long> CountAsync(UserQuery query, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(query.Organization, cancellationToken).ConfigureAwait(false);
        UserDetailsReads.Check(query.Include, nameof(query.Include));
        var scope = await ScopeAsync(query, place, cancellationToken).ConfigureAwait(false);
        return await AskedListing.CountAsync(context, query, s_shape, scope, context.Now(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A page of a group's members; the query's own group is left aside. Asks nothing for the group: the caller has. The accounts are
    /// listed at the organization that the query names, else at the group's owner, and only what is there is brought along. Anybody of the
    /// tenant can be put into a group: so who lists accounts at an owner is shown those of its members who belong to it or below.
    /// </summary>
    public async ValueTask<Page<User>> ListMembersAsync(
        Group group, bool includeBelow, UserQuery query, CancellationToken cancellationToken)
    {
        ReferenceRules.MustBeGiven(nameof(query.Group), query.Group);
        var owner = group.OrganizationId is { } id ? EntityRef.Of(id) : default;
        var place = await PlaceAsync(query.Organization.IsEmpty ? owner : query.Organization, cancellationToken).ConfigureAwait(false);
        var members = includeBelow ? GroupMemberFields.GroupId.IsUnder(group.Id) : GroupMemberFields.GroupId.EqualTo(group.Id);
        var conditions = await ConditionsAsync(query, place, cancellationToken).ConfigureAwait(false);
        if (place is not null && query.Organization.IsEmpty && !await MayListAllAsync(cancellationToken).ConfigureAwait(false))
        {
            conditions.Add(UserLinks.Memberships.Any(At(MembershipFields.OrganizationId, place, includeBelow: true)));
        }

        return await PageAsync(query, place, Filter.All([UserLinks.GroupMembers.Any(members), .. conditions]), cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<Page<User>> PageAsync(UserQuery query, Organization? place, Filter? scope, CancellationToken cancellationToken)
    {
        UserDetailsReads.Check(query.Include, nameof(query.Include));
        var now = context.Now();
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var page = await AskedListing.ReadAsync(context, query, s_shape, scope, now, cancellationToken).ConfigureAwait(false);
        var users = AsOf(page.Items, now);
        if (query.Include != UserParts.None)
        {
            users = await new UserDetailsReads(context.Store, tenantId, place, query.IncludeBelow)
                .BringAlongAsync(users, query.Include, cancellationToken).ConfigureAwait(false);
        }

        return ReferenceEquals(users, page.Items) ? page : page with { Items = users };
    }

    // Only those whose invitation has run out meanwhile are other than they are stored.
    private static IReadOnlyList<User> AsOf(IReadOnlyList<User> users, DateTimeOffset now)
    {
        for (var i = 0; i < users.Count; i++)
        {
            if (!ReferenceEquals(users[i].AsOf(now), users[i]))
            {
                return [.. users.Select(user => user.AsOf(now))];
            }
        }

        return users;
    }

    private async ValueTask<Organization?> PlaceAsync(EntityRef organization, CancellationToken cancellationToken)
    {
        var place = await context.GetPlaceAsync(organization, nameof(UserQuery.Organization), cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.UsersList, place?.Id, cancellationToken, orElse: DirectoryPermissions.UsersRead)
            .ConfigureAwait(false);
        return place;
    }

    private async ValueTask<bool> MayListAllAsync(CancellationToken cancellationToken) =>
        await context.MayAsync(DirectoryPermissions.UsersList, null, cancellationToken).ConfigureAwait(false)
        || await context.MayAsync(DirectoryPermissions.UsersRead, null, cancellationToken).ConfigureAwait(false);

    private async ValueTask<Filter?> ScopeAsync(UserQuery query, Organization? place, CancellationToken cancellationToken)
    {
        if (query is { Organization.IsEmpty: true, Role.IsEmpty: true, Group.IsEmpty: true })
        {
            return null;
        }

        var conditions = await ConditionsAsync(query, place, cancellationToken).ConfigureAwait(false);
        if (!query.Group.IsEmpty)
        {
            var references = new References(context.Store, await context.TenantIdAsync(cancellationToken).ConfigureAwait(false));
            var group = await references.GetGroupAsync(query.Group, place, cancellationToken, nameof(query.Group)).ConfigureAwait(false);
            if (!await IsThereAsync(references, group, place, query.IncludeBelow, cancellationToken).ConfigureAwait(false))
            {
                throw new RecordNotFoundException(RecordKind.Group, nameof(query.Group));
            }

            conditions.Add(UserLinks.GroupMembers.Any(GroupMemberFields.GroupId.EqualTo(group.Id)));
        }

        return conditions.Count switch { 0 => null, 1 => conditions[0], _ => new And(conditions) };
    }

    /// <summary>The conditions of the query but for its group.</summary>
    private async ValueTask<List<Filter>> ConditionsAsync(UserQuery query, Organization? place, CancellationToken cancellationToken)
    {
        var conditions = new List<Filter>();
        if (!query.Organization.IsEmpty)
        {
            conditions.Add(UserLinks.Memberships.Any(At(MembershipFields.OrganizationId, place!, query.IncludeBelow)));
        }

        if (!query.Role.IsEmpty)
        {
            var references = new References(context.Store, await context.TenantIdAsync(cancellationToken).ConfigureAwait(false));
            var role = await references.GetRoleAsync(query.Role, place, cancellationToken, nameof(query.Role)).ConfigureAwait(false);
            var assigned = RoleAssignmentFields.RoleId.EqualTo(role.Id);
            conditions.Add(UserLinks.Assignments.Any(
                place is null ? assigned : assigned & At(RoleAssignmentFields.OrganizationId, place, query.IncludeBelow)));
        }

        return conditions;
    }

    // Who lists the accounts of a place need not know who is in a group elsewhere.
    private static async ValueTask<bool> IsThereAsync(
        References references, Group group, Organization? place, bool orBelow, CancellationToken cancellationToken) =>
        place is null
        || GivableRoles.IsUsableAt(group.OrganizationId, place)
        || (orBelow && await references.FindOrganizationAsync(group.OrganizationId!.Value, cancellationToken)
            .ConfigureAwait(false) is { } owner
            && owner.AncestorIds.Contains(place.Id));

    /// <summary>The condition to be at a place, or on request below it.</summary>
    public static Filter At(Field field, Organization organization, bool includeBelow) =>
        includeBelow ? field.IsUnder(organization.Id) : field.EqualTo(organization.Id);
}
