using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// When a commit raises the tenant's authority number (<c>docs/decisions/0001-authority-number.md</c>): it takes a right away, or changes
/// what rights flow through, and adding to that counts too, such as a pattern to a role or a role to a group. Giving one person a role, a
/// group or a membership does not, so that onboarding never waits for onboarding. Pure.
/// </summary>
/// <remarks>
/// What follows: decisions under way are made again (<see cref="CommitLoop"/>). What this host keeps of the tenant's rights is forgotten as
/// the commit shows: by <see cref="RightsCache.Pause"/>, which <see cref="CommitLoop.CommitAsync"/> calls, or under the lock of a store
/// that tells then (<see cref="ISingleHostStore.Committing"/>). Other hosts forget within <see cref="UserDirectoryOptions.RightsMaxAge"/>,
/// or at once where they are told (<see cref="ICommitNotifications"/>). Nobody who gains or loses something is visited.
/// </remarks>
internal static class AuthorityRule
{
    public static bool IsRaisedByAdding(DirectoryRecord record) => record is RoleAssignment { GroupId: not null };

    public static bool IsRaisedByRemoving(RecordKind kind) =>
        kind is RecordKind.Tenant or RecordKind.Organization or RecordKind.User or RecordKind.Membership
            or RecordKind.Group or RecordKind.GroupMember
            or RecordKind.Role or RecordKind.RoleAssignment;

    public static bool IsRaisedByChanging(DirectoryRecord before, DirectoryRecord after) => (before, after) switch
    {
        // No right hangs on the second, but whoever has decided on an account by the earlier one decides again.
        (Tenant a, Tenant b) => a.IsSuspended != b.IsSuspended || a.UniqueEmails != b.UniqueEmails,
        (Organization a, Organization b) => a.IsSuspended != b.IsSuspended || a.Type != b.Type || a.ParentId != b.ParentId
            || !a.AncestorIds.SequenceEqual(b.AncestorIds),
        (User a, User b) => (a.IsActive && !b.IsActive) || a.Grants.Except(b.Grants).Any() || a.AccessRules.Except(b.AccessRules).Any(),
        (Membership a, Membership b) => a.Status != b.Status || a.ValidFrom != b.ValidFrom || a.ValidUntil != b.ValidUntil,
        (Group a, Group b) => a.IsActive != b.IsActive || !a.AncestorIds.SequenceEqual(b.AncestorIds),
        (Role a, Role b) => a.IsActive != b.IsActive || !a.Patterns.SequenceEqual(b.Patterns) || a.IsDefault != b.IsDefault,
        (RoleAssignment a, RoleAssignment b) => a.ValidFrom != b.ValidFrom || a.ValidUntil != b.ValidUntil,
        _ => false,
    };
}
