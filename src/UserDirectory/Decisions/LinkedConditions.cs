using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Conditions on linked records. Whoever may list the one could otherwise learn the other letter by letter, by what the list leaves out: so
/// a user who looks into linked records must hold what listing them asks, tenant-wide, because a link does not end at a place.
/// </summary>
internal static class LinkedConditions
{
    /// <param name="context">Who asks.</param>
    /// <param name="condition">A condition that <see cref="FilterRules"/> found right; null asks nothing.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="AccessDeniedException">The acting user may not list such records.</exception>
    public static async ValueTask RequireAsync(TenantContext context, Filter? condition, CancellationToken cancellationToken)
    {
        if (condition is null || context.Authority.IsSystem)
        {
            return;
        }

        foreach (var kind in Linked(condition).Distinct())
        {
            await context.RequireAsync(PermissionOf(kind), null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<RecordKind> Linked(Filter condition) => condition switch
    {
        And and => and.Filters.SelectMany(Linked),
        Or or => or.Filters.SelectMany(Linked),
        Not not => Linked(not.Inner),
        AnyLinked linked => (linked.Inner is null ? [] : Linked(linked.Inner)).Prepend(linked.Link.To),
        _ => [],
    };

    private static string PermissionOf(RecordKind kind) => kind switch
    {
        RecordKind.User => DirectoryPermissions.UsersList,
        RecordKind.Organization => DirectoryPermissions.OrganizationsList,
        RecordKind.Membership => DirectoryPermissions.MembersList,
        RecordKind.Group or RecordKind.GroupMember => DirectoryPermissions.GroupsList,
        RecordKind.Role or RecordKind.RoleAssignment => DirectoryPermissions.RolesList,
        RecordKind.Invitation => DirectoryPermissions.InvitationsList,
        _ => throw new NotSupportedException($"No permission lists records of type {kind}."),
    };
}
