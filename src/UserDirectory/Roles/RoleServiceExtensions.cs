namespace UserDirectory;

/// <summary>
/// The calls of <see cref="IRoleService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class RoleServiceExtensions
{
    /// <inheritdoc cref="IRoleService.UpdateAsync"/>
    public static ValueTask<Role> UpdateAsync(
        this IRoleService service, EntityRef role, RoleUpdate update, CancellationToken cancellationToken = default) =>
        service.UpdateAsync(role, update, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.ChangeDefaultAsync"/>
    public static ValueTask<Role> ChangeDefaultAsync(
        this IRoleService service, EntityRef role, bool isDefault, CancellationToken cancellationToken = default) =>
        service.ChangeDefaultAsync(role, isDefault, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.SwitchOnAsync"/>
    public static ValueTask<Role> SwitchOnAsync(this IRoleService service, EntityRef role, CancellationToken cancellationToken = default) =>
        service.SwitchOnAsync(role, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.SwitchOffAsync"/>
    public static ValueTask<Role> SwitchOffAsync(
        this IRoleService service, EntityRef role, CancellationToken cancellationToken = default) =>
        service.SwitchOffAsync(role, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.DeleteAsync"/>
    public static ValueTask DeleteAsync(this IRoleService service, EntityRef role, CancellationToken cancellationToken = default) =>
        service.DeleteAsync(role, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.AssignAsync"/>
    public static ValueTask<AssignedRoles> AssignAsync(
        this IRoleService service,
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization,
        Validity? validity,
        CancellationToken cancellationToken = default) =>
        service.AssignAsync(subject, roles, organization, validity, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.UnassignAsync"/>
    public static ValueTask<AssignedRoles> UnassignAsync(
        this IRoleService service,
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization,
        CancellationToken cancellationToken = default) =>
        service.UnassignAsync(subject, roles, organization, null, cancellationToken);

    /// <inheritdoc cref="IRoleService.ReplaceAsync"/>
    public static ValueTask<AssignedRoles> ReplaceAsync(
        this IRoleService service,
        Subject subject,
        IReadOnlyList<EntityRef> roles,
        EntityRef organization,
        CancellationToken cancellationToken = default) =>
        service.ReplaceAsync(subject, roles, organization, null, cancellationToken);
}
