using UserDirectory.Storage;
using UserDirectory.Tests.Decisions;

namespace UserDirectory.Tests.Races;

/// <summary>
/// The permissions that a commit of an acting user needed, told from what it wrote: the table of the API's permissions, read from the other
/// end.
/// </summary>
internal static class AskedRights
{
    /// <summary>Each permission and the place where it was needed; null for the tenant.</summary>
    public static IEnumerable<(string Permission, Guid? Place)> Of(ChangeSet set, World before) =>
        set.Writes.OfType<Write.Remove>().Any(write => write.Kind == RecordKind.User)
        ? set.Writes.OfType<Write.Remove>().Where(write => write.Kind == RecordKind.User)
            .Select(write => ("users.delete", before.Users.Single(user => user.Id == write.Id).HomeOrganizationId))
        : set.Writes.SelectMany(write => Of(write, before));

    /// <summary>Whether the actor needed to hold what the account holds: to switch it on or off, or to delete it.</summary>
    public static bool AskWhatTheUserHolds(ChangeSet set) => set.Writes.Any(write =>
        write is Write.Remove { Kind: RecordKind.User }
            || (write is Write.Update { Record: User } update && update.Changes.Any(change => change.Field == nameof(User.Status))));

    /// <summary>Whether all that a set does to an account is to change its status.</summary>
    public static bool ChangesOnlyTheStatusOf(ChangeSet set, Guid user) =>
        set.Writes.Any(write => write is Write.Update { Record: User changed } update && changed.Id == user
            && update.Changes.All(change => change.Field is nameof(User.Status) or nameof(User.SignInStamp)))
        && !set.Writes.Any(write => write is Write.Remove { Kind: RecordKind.RoleAssignment });

    private static IEnumerable<(string Permission, Guid? Place)> Of(Write write, World before) => write switch
    {
        Write.Add { Record: RoleAssignment given } => [("users.update-roles", given.OrganizationId)],
        Write.Remove { Kind: RecordKind.RoleAssignment } taken =>
            [("users.update-roles", before.Assignments.Single(assignment => assignment.Id == taken.Id).OrganizationId)],
        // Who changes the status changes the stamp by the way.
        Write.Update { Record: User user } update =>
            update.Changes.Where(change => change.Field != nameof(User.SignInStamp)).Select(change => change.Field switch
            {
                nameof(User.Grants) => ("users.update-roles", (Guid?)null),
                nameof(User.Status) => ("users.update-status", user.HomeOrganizationId),
                _ => throw Unknown(write),
            }),
        Write.Require or Write.RequireNone => [],
        _ => throw Unknown(write),
    };

    private static NotSupportedException Unknown(Write write) => new($"No permission is known for {write}.");
}
