using UserDirectory.Storage;

namespace UserDirectory.Tests.Decisions;

/// <summary>Every record of a tenant that rights can come from, read at one moment: the oracle's only input.</summary>
public sealed record World(
    Tenant Tenant,
    IReadOnlyList<Organization> Organizations,
    IReadOnlyList<User> Users,
    IReadOnlyList<Membership> Memberships,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<GroupMember> GroupMembers,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<RoleAssignment> Assignments)
{
    public static async Task<World> ReadAsync(IDirectoryReader store, Guid tenantId) => new(
        (await store.FindAsync<Tenant>(tenantId, tenantId, default))!,
        await AllAsync<Organization>(store, tenantId),
        await AllAsync<User>(store, tenantId),
        await AllAsync<Membership>(store, tenantId),
        await AllAsync<Group>(store, tenantId),
        await AllAsync<GroupMember>(store, tenantId),
        await AllAsync<Role>(store, tenantId),
        await AllAsync<RoleAssignment>(store, tenantId));

    /// <summary>All of them but the tenant's own.</summary>
    public IReadOnlyList<DirectoryRecord> Records =>
        [.. Organizations, .. Users, .. Memberships, .. Groups, .. GroupMembers, .. Roles, .. Assignments];

    /// <summary>Every time at which a date of the world begins or ends.</summary>
    public IEnumerable<DateTimeOffset> Boundaries() =>
        Memberships.SelectMany(m => new[] { m.ValidFrom, m.ValidUntil })
            .Concat(Assignments.SelectMany(a => new[] { a.ValidFrom, a.ValidUntil }))
            .OfType<DateTimeOffset>()
            .Distinct();

    private static async Task<IReadOnlyList<T>> AllAsync<T>(IDirectoryReader store, Guid tenantId)
        where T : DirectoryRecord
    {
        var page = await store.QueryAsync(new Query<T>(tenantId) { Take = Query<T>.LargestTake }, default);
        return page.HasMore ? throw new InvalidOperationException("The world is too large for one page.") : page.Items;
    }
}
