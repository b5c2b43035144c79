namespace UserDirectory.Storage;

/// <summary>
/// Whose rights writes change, so that no more is forgotten of what is kept of them, on this host and on others. Pure.
/// </summary>
internal static class ChangedRights
{
    /// <summary>The accounts whose rights a commit changes; null for all of the tenant.</summary>
    public static List<Guid>? UsersOf(ChangeSet changes) =>
        changes.RaisesAuthority ? null : [.. changes.Writes.Select(UserOf).OfType<Guid>()];

    /// <summary>
    /// The account whose rights a write changes; null when it changes nobody's, or has the commit raise the authority number, as removals
    /// do.
    /// </summary>
    public static Guid? UserOf(Write write) => write switch
    {
        Write.Add add => UserOf(add.Record),
        Write.Update update => UserOf(update.Record),
        _ => null,
    };

    /// <summary>The account whose rights a record is of; null when it is of none, or of many.</summary>
    public static Guid? UserOf(DirectoryRecord? record) => record switch
    {
        User user => user.Id,
        RoleAssignment assignment => assignment.UserId,
        Membership membership => membership.UserId,
        GroupMember member => member.UserId,
        _ => null,
    };
}
