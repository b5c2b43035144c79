using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

internal sealed class GroupService(TenantContext context) : IGroupService
{
    public async ValueTask<Group> CreateAsync(NewGroup group, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        var errors = new InputErrors();
        GroupRules.Check(errors, group);
        errors.ThrowIfAny();
        return await context.DecideAsync("groups.create", (decision, token) => GroupCreation.WriteAsync(decision, group, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Group> GetAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await FindAsync(group, organization, cancellationToken).ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Group);

    public async ValueTask<Group?> FindAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default)
    {
        using var trace = Telemetry.Start("groups.find");
        return await new GroupReads(context).FindAsync(group, organization, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<Page<Group>> ListAsync(GroupQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> UpdateAsync(EntityRef group, GroupUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> NestAsync(EntityRef group, EntityRef parent, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> SwitchOnAsync(EntityRef group, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Group> SwitchOffAsync(EntityRef group, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(EntityRef group, bool recursive = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public async ValueTask AddMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        await ChangeMembersAsync("groups.add_members", group, users, GroupMembers.AddAsync, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask RemoveMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ReplaceMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask JoinAsync(EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask LeaveAsync(EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<Page<User>> ListMembersAsync(EntityRef group, bool includeBelow = false, UserQuery? query = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Group>> ListOfUserAsync(EntityRef user, bool includeAbove = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private async ValueTask ChangeMembersAsync(
        string operation,
        EntityRef reference,
        IReadOnlyList<EntityRef> users,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken) =>
        await context.DecideAsync(
            operation,
            async (decision, token) =>
            {
                var group = await decision.References.GetGroupAsync(reference, null, token).ConfigureAwait(false);
                var named = await GroupMembers.GetUsersAsync(decision, users, nameof(users), token).ConfigureAwait(false);
                await change(decision, group, named, token).ConfigureAwait(false);
                return group;
            },
            cancellationToken).ConfigureAwait(false);
}
