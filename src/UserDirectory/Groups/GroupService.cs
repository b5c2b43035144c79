using UserDirectory.Queries;

namespace UserDirectory;

internal sealed class GroupService(TenantContext context) : IGroupService
{
    public async ValueTask<Group> CreateAsync(NewGroup group, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        group = group.Copy();
        var errors = new InputErrors();
        GroupRules.Check(errors, group);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "groups.create", ahead => GroupCreation.Name(ahead, group), (decision, token) =>
                GroupCreation.WriteAsync(decision, group, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Group> GetAsync(
        EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.find").EndAsync(new GroupReads(context).GetAsync(group, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Group?> FindAsync(
        EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.find").EndAsync(new GroupReads(context).FindAsync(group, organization, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Group>> ListAsync(GroupQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list").EndAsync(new GroupReads(context).ListAsync(ListQuery.Copy(query), cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Group> UpdateAsync(
        EntityRef group, GroupUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        GroupRules.Check(errors, update);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "groups.update", ahead => GroupChange.NameGiving(ahead, group),
            (decision, token) => GroupChange.UpdateAsync(decision, group, update, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask<Group> NestAsync(
        EntityRef group, EntityRef parent, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "groups.nest", (decision, token) => GroupNesting.NestAsync(decision, group, parent, expectedVersion, token), cancellationToken);

    public ValueTask<Group> SwitchOnAsync(EntityRef group, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "groups.switch_on", ahead => GroupChange.NameGiving(ahead, group), (decision, token) =>
                GroupChange.SwitchAsync(decision, group, true, expectedVersion, token), cancellationToken);

    public ValueTask<Group> SwitchOffAsync(EntityRef group, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        context.DecideAsync(
            "groups.switch_off", ahead => GroupChange.Name(ahead, group), (decision, token) =>
                GroupChange.SwitchAsync(decision, group, false, expectedVersion, token), cancellationToken);

    public async ValueTask DeleteAsync(
        EntityRef group, bool recursive = false, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "groups.delete", ahead => GroupChange.Name(ahead, group),
            (decision, token) => GroupChange.DeleteAsync(decision, group, recursive, expectedVersion, token), cancellationToken)
            .ConfigureAwait(false);

    public async ValueTask<Group> AddMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return await ChangeMembersAsync("groups.add_members", group, [.. users], expectedVersion, GroupMembers.AddAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<Group> RemoveMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return await ChangeMembersAsync(
            "groups.remove_members", group, [.. users], expectedVersion, GroupMembers.RemoveAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Group> ReplaceMembersAsync(
        EntityRef group, IReadOnlyList<EntityRef> users, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return await ChangeMembersAsync(
            "groups.replace_members", group, [.. users], expectedVersion, GroupMembers.ReplaceAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<User> JoinAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return await ChangeGroupsAsync(
            "groups.join", user, [.. groups], organization, expectedVersion, GroupMembers.AddAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<User> LeaveAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, long? expectedVersion = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return await ChangeGroupsAsync(
            "groups.leave", user, [.. groups], organization, expectedVersion, GroupMembers.RemoveAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<Page<User>> ListMembersAsync(
        EntityRef group, bool includeBelow = false, UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list_members")
            .EndAsync(ReadMembersAsync(group, includeBelow, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<Group>> ListOfUserAsync(
        EntityRef user, bool includeAbove = false, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list_of_user").EndAsync(
            new GroupReads(context).ListOfUserAsync(user, includeAbove, cancellationToken)).ConfigureAwait(false);

    private async ValueTask<Group> ChangeMembersAsync(
        string operation,
        EntityRef reference,
        IReadOnlyList<EntityRef> users,
        long? expectedVersion,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        var changed = await context.DecideAsync(
            operation,
            ahead => GroupMembers.Name(ahead, reference, users),
            (decision, token) => GroupMemberChange.ChangeMembersAsync(decision, reference, users, expectedVersion, change, token),
            cancellationToken).ConfigureAwait(false);

        // As it is now: the members are no part of it, so it may have changed until the commit. One that somebody else has deleted since is
        // shown as it was.
        return await context.Store.FindAsync<Group>(changed.TenantId, changed.Id, CancellationToken.None).ConfigureAwait(false) ?? changed;
    }

    private async ValueTask<User> ChangeGroupsAsync(
        string operation,
        EntityRef reference,
        IReadOnlyList<EntityRef> groups,
        EntityRef organization,
        long? expectedVersion,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken)
    {
        var (written, at) = await context.DecideAsync(
            operation,
            ahead =>
            {
                ahead.Organization(organization, place => ahead.JoinedGroups(groups, place));
                GroupMembers.NameMember(ahead, reference);
            },
            (decision, token) => GroupMemberChange.ChangeGroupsAsync(
                decision, reference, groups, organization, expectedVersion, change, token),
            cancellationToken).ConfigureAwait(false);
        return await new UserAnswer(context).ReadAsync(written, at).ConfigureAwait(false);
    }

    private async ValueTask<Page<User>> ReadMembersAsync(
        EntityRef group, bool includeBelow, UserQuery query, CancellationToken cancellationToken)
    {
        var found = await new GroupReads(context).GetAsync(group, default, cancellationToken).ConfigureAwait(false);
        return await new UserListing(context).ListMembersAsync(found, includeBelow, query, cancellationToken).ConfigureAwait(false);
    }
}
