namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IGroupService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class GroupServiceExtensions
{
    /// <inheritdoc cref="IGroupService.UpdateAsync"/>
    public static ValueTask<Group> UpdateAsync(
        this IGroupService service, EntityRef group, GroupUpdate update, CancellationToken cancellationToken = default) =>
        service.UpdateAsync(group, update, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.NestAsync"/>
    public static ValueTask<Group> NestAsync(
        this IGroupService service, EntityRef group, EntityRef parent, CancellationToken cancellationToken = default) =>
        service.NestAsync(group, parent, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.SwitchOnAsync"/>
    public static ValueTask<Group> SwitchOnAsync(
        this IGroupService service, EntityRef group, CancellationToken cancellationToken = default) =>
        service.SwitchOnAsync(group, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.SwitchOffAsync"/>
    public static ValueTask<Group> SwitchOffAsync(
        this IGroupService service, EntityRef group, CancellationToken cancellationToken = default) =>
        service.SwitchOffAsync(group, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.DeleteAsync"/>
    public static ValueTask DeleteAsync(
        this IGroupService service, EntityRef group, bool recursive, CancellationToken cancellationToken = default) =>
        service.DeleteAsync(group, recursive, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.AddMembersAsync"/>
    public static ValueTask<Group> AddMembersAsync(
        this IGroupService service, EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) =>
        service.AddMembersAsync(group, users, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.RemoveMembersAsync"/>
    public static ValueTask<Group> RemoveMembersAsync(
        this IGroupService service, EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) =>
        service.RemoveMembersAsync(group, users, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.ReplaceMembersAsync"/>
    public static ValueTask<Group> ReplaceMembersAsync(
        this IGroupService service, EntityRef group, IReadOnlyList<EntityRef> users, CancellationToken cancellationToken = default) =>
        service.ReplaceMembersAsync(group, users, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.JoinAsync"/>
    public static ValueTask<User> JoinAsync(
        this IGroupService service,
        EntityRef user,
        IReadOnlyList<EntityRef> groups,
        EntityRef organization,
        CancellationToken cancellationToken = default) =>
        service.JoinAsync(user, groups, organization, null, cancellationToken);

    /// <inheritdoc cref="IGroupService.LeaveAsync"/>
    public static ValueTask<User> LeaveAsync(
        this IGroupService service,
        EntityRef user,
        IReadOnlyList<EntityRef> groups,
        EntityRef organization,
        CancellationToken cancellationToken = default) =>
        service.LeaveAsync(user, groups, organization, null, cancellationToken);
}
