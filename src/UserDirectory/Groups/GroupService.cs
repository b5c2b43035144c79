using UserDirectory.Queries;

namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class GroupService(TenantContext context) : IGroupService
{
    public ValueTask<Group> CreateAsync(NewGroup group, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> GetAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group?> FindAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<Group>> ListAsync(GroupQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> UpdateAsync(EntityRef group, GroupUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> NestAsync(EntityRef group, EntityRef parent, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> SwitchOnAsync(EntityRef group, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> SwitchOffAsync(EntityRef group, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(EntityRef group, bool recursive = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask AddMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask RemoveMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ReplaceMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask JoinAsync(EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask LeaveAsync(EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<User>> ListMembersAsync(EntityRef group, bool includeBelow = false, UserQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Group>> ListOfUserAsync(EntityRef user, bool includeAbove = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
