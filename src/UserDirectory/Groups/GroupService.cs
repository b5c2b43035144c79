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
        return await context.DecideAsync("groups.create", (decision, token) => GroupCreation.WriteAsync(decision, group, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Group> GetAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.find").EndAsync(new GroupReads(context).GetAsync(group, organization, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Group?> FindAsync(EntityRef group, EntityRef organization = default, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.find").EndAsync(new GroupReads(context).FindAsync(group, organization, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Page<Group>> ListAsync(GroupQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list").EndAsync(new GroupReads(context).ListAsync(ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Group> UpdateAsync(EntityRef group, GroupUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        GroupRules.Check(errors, update);
        errors.ThrowIfAny();
        return await context.DecideAsync(
            "groups.update", (decision, token) => GroupChange.UpdateAsync(decision, group, update, expectedVersion, token), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<Group> NestAsync(EntityRef group, EntityRef parent, CancellationToken cancellationToken = default) =>
        context.DecideAsync("groups.nest", (decision, token) => GroupNesting.NestAsync(decision, group, parent, token), cancellationToken);

    public ValueTask<Group> SwitchOnAsync(EntityRef group, CancellationToken cancellationToken = default) =>
        context.DecideAsync("groups.switch_on", (decision, token) => GroupChange.SwitchAsync(decision, group, true, token), cancellationToken);

    public ValueTask<Group> SwitchOffAsync(EntityRef group, CancellationToken cancellationToken = default) =>
        context.DecideAsync("groups.switch_off", (decision, token) => GroupChange.SwitchAsync(decision, group, false, token), cancellationToken);

    public async ValueTask DeleteAsync(EntityRef group, bool recursive = false, CancellationToken cancellationToken = default) =>
        await context.DecideAsync(
            "groups.delete", (decision, token) => GroupChange.DeleteAsync(decision, group, recursive, token), cancellationToken).ConfigureAwait(false);

    public async ValueTask AddMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        await ChangeMembersAsync("groups.add_members", group, [.. users], GroupMembers.AddAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        await ChangeMembersAsync("groups.remove_members", group, [.. users], GroupMembers.RemoveAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReplaceMembersAsync(EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        await ChangeMembersAsync("groups.replace_members", group, [.. users], GroupMembers.ReplaceAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask JoinAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        await ChangeGroupsAsync("groups.join", user, [.. groups], organization, GroupMembers.AddAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask LeaveAsync(
        EntityRef user, IReadOnlyList<EntityRef> groups, EntityRef organization = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        await ChangeGroupsAsync("groups.leave", user, [.. groups], organization, GroupMembers.RemoveAsync, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Page<User>> ListMembersAsync(
        EntityRef group, bool includeBelow = false, UserQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list_members").EndAsync(ReadMembersAsync(group, includeBelow, ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<Group>> ListOfUserAsync(EntityRef user, bool includeAbove = false, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("groups.list_of_user").EndAsync(
            new GroupReads(context).ListOfUserAsync(user, includeAbove, cancellationToken)).ConfigureAwait(false);

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

    private async ValueTask ChangeGroupsAsync(
        string operation,
        EntityRef reference,
        IReadOnlyList<EntityRef> groups,
        EntityRef organization,
        Func<Decision, Group, IReadOnlyList<User>, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken) =>
        await context.DecideAsync(
            operation,
            async (decision, token) =>
            {
                var user = await decision.References.GetUserAsync(reference, token).ConfigureAwait(false);
                var place = await decision.References.GetPlaceAsync(organization, token, nameof(organization)).ConfigureAwait(false);
                foreach (var group in await GroupJoining.GetUsableAsync(decision, groups, place, nameof(groups), token).ConfigureAwait(false))
                {
                    await change(decision, group, [user], token).ConfigureAwait(false);
                }

                return user;
            },
            cancellationToken).ConfigureAwait(false);

    private async ValueTask<Page<User>> ReadMembersAsync(EntityRef group, bool includeBelow, UserQuery query, CancellationToken cancellationToken)
    {
        var found = await new GroupReads(context).GetAsync(group, default, cancellationToken).ConfigureAwait(false);
        return await new UserListing(context).ListMembersAsync(found, includeBelow, query, cancellationToken).ConfigureAwait(false);
    }
}
