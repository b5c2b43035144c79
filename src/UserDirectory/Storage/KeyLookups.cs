namespace UserDirectory.Storage;

/// <summary>Finds by the keys whose parts are easily confused: which id comes first, and in which form an address is compared.</summary>
internal static class KeyLookups
{
    /// <summary>An account's membership in exactly this organization; null when there is none.</summary>
    public static ValueTask<Membership?> FindMembershipAsync(
        this IDirectoryReader reader, Guid tenantId, Guid userId, Guid organizationId, CancellationToken cancellationToken) =>
        reader.FindByKeyAsync<Membership>(RecordKeys.Membership.For(tenantId, userId, organizationId), cancellationToken);

    /// <summary>An account's place in exactly this group; null when there is none.</summary>
    public static ValueTask<GroupMember?> FindGroupMemberAsync(
        this IDirectoryReader reader, Guid tenantId, Guid groupId, Guid userId, CancellationToken cancellationToken) =>
        reader.FindByKeyAsync<GroupMember>(RecordKeys.GroupMember.For(tenantId, groupId, userId), cancellationToken);

    /// <summary>
    /// The assignment of a role to a user or group at exactly this place (null: the whole tenant); null when there is none.
    /// </summary>
    public static ValueTask<RoleAssignment?> FindRoleAssignmentAsync(
        this IDirectoryReader reader, Guid tenantId, Guid holderId, Guid roleId, Guid? place, CancellationToken cancellationToken) =>
        reader.FindByKeyAsync<RoleAssignment>(
            RecordKeys.RoleAssignment.For(tenantId, holderId, roleId, place ?? Guid.Empty), cancellationToken);

    /// <summary>The account that an address is kept for (<see cref="User.UniqueEmail"/>); null when it is kept for none.</summary>
    public static ValueTask<User?> FindByUniqueEmailAsync(
        this IDirectoryReader reader, Guid tenantId, string email, CancellationToken cancellationToken) =>
        reader.FindByKeyAsync<User>(RecordKeys.UserEmail.For(tenantId, DirectoryText.Normalize(email)), cancellationToken);
}
