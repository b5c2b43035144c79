using System.Runtime.CompilerServices;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Finds the accounts that may do something at a place: first whoever has a source of the permission that reaches the place (a filter of
/// the store), then each of them is asked the one evaluator. Whoever asks needs <c>permissions.read</c> at the place, which the service
/// asks. What is said of an account is of one state; a page may have accounts of several.
/// </summary>
internal sealed class WhoCan(TenantContext context, Guid tenantId, string permission, Organization? place)
{
    public async ValueTask<Page<PermissionHolder>> ReadAsync(string? cursor, int take, CancellationToken cancellationToken)
    {
        var question = $"{permission} {place?.Id}";
        var after = AnswerCursor.Parse(cursor, question);
        var candidates = await CandidatesAsync(cancellationToken).ConfigureAwait(false);
        var at = context.Now();
        return await new AnswerPages(context.Store, tenantId, question).ReadAsync(
            after,
            take,
            candidates,
            (IReadOnlyList<User> users, CancellationToken token) => WhoMayAsync(users, at, token),
            user => new PermissionHolder(user.Id, user.Key, user.DisplayName),
            cancellationToken).ConfigureAwait(false);
    }

    // The facts of a page's candidates are read at once: each by itself would be a round trip.
    private async IAsyncEnumerable<User> WhoMayAsync(
        IReadOnlyList<User> users, DateTimeOffset at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reads = users.Select(user => (Read)new Read.Access(user.Id, place?.Id)).ToList();
        var results = await context.Store.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < users.Count && results is not null; i++)
        {
            if (new AccessEvaluation(results.Answers[i].Access!, place is not null, context.Catalogue, at).Allows(permission))
            {
                yield return users[i];
            }
        }
    }

    private async ValueTask<Filter> CandidatesAsync(CancellationToken cancellationToken)
    {
        var patterns = PatternsThatCover().ToList();
        var roles = await AllAsync<Role>(HoldingRoles(patterns), cancellationToken).ConfigureAwait(false);
        var here = RoleAssignmentFields.RoleId.In(roles.Select(role => role.Id)) & AtPlace();
        var groups = await AllAsync<Group>(GroupLinks.Assignments.Any(here), cancellationToken).ConfigureAwait(false);
        return UserFields.Status.EqualTo(UserStatus.Active)
            & Filter.Any(
            [
                UserFields.Grants.In(patterns.Select(FieldValue.Of)),
                UserLinks.Assignments.Any(here),
                .. groups.Select(group => UserLinks.GroupMembers.Any(new Under(GroupMemberFields.GroupId, group.Id))),
            ]);
    }

    private IEnumerable<string> PatternsThatCover() =>
        [permission, $"{permission.Substring(0, permission.IndexOf('.'))}.{PermissionPattern.Wildcard}", PermissionPattern.Everything];

    // The built-in read-only role holds no patterns of its own: the catalogue says what it stands for.
    private Filter HoldingRoles(IEnumerable<string> patterns)
    {
        var holding = RoleFields.Patterns.In(patterns.Select(FieldValue.Of));
        return context.Catalogue.IsReading(permission)
            ? holding | (RoleFields.IsBuiltIn.EqualTo(true) & RoleFields.Key.EqualTo(Role.ReadOnlyKey))
            : holding;
    }

    private Filter AtPlace()
    {
        var tenantWide = RoleAssignmentFields.OrganizationId.IsMissing();
        return place is null ? tenantWide : tenantWide | RoleAssignmentFields.OrganizationId.In([place.Id, .. place.AncestorIds]);
    }

    private async ValueTask<IReadOnlyList<T>> AllAsync<T>(Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord => await AllRecords.ReadAsync<T>(context.Store, tenantId, where, cancellationToken).ConfigureAwait(false);
}
