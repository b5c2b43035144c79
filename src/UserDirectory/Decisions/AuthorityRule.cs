using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// When a commit raises the tenant's authority number (section 5 of the design): it takes a right away, or changes what rights flow
/// through. Giving one person a role, a group or a membership does not, so that onboarding never waits for onboarding. Pure.
/// </summary>
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
