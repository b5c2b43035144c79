namespace UserDirectory;

/// <summary>
/// The calls of <see cref="ITenantService"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class TenantServiceExtensions
{
    /// <inheritdoc cref="ITenantService.UpdateAsync"/>
    public static ValueTask<Tenant> UpdateAsync(
        this ITenantService service, EntityRef tenant, TenantUpdate update, CancellationToken cancellationToken = default) =>
        service.UpdateAsync(tenant, update, null, cancellationToken);

    /// <inheritdoc cref="ITenantService.RenameAsync"/>
    public static ValueTask<Tenant> RenameAsync(
        this ITenantService service, EntityRef tenant, string key, CancellationToken cancellationToken = default) =>
        service.RenameAsync(tenant, key, null, cancellationToken);

    /// <inheritdoc cref="ITenantService.SuspendAsync"/>
    public static ValueTask<Tenant> SuspendAsync(
        this ITenantService service, EntityRef tenant, CancellationToken cancellationToken = default) =>
        service.SuspendAsync(tenant, null, cancellationToken);

    /// <inheritdoc cref="ITenantService.ReinstateAsync"/>
    public static ValueTask<Tenant> ReinstateAsync(
        this ITenantService service, EntityRef tenant, CancellationToken cancellationToken = default) =>
        service.ReinstateAsync(tenant, null, cancellationToken);

    /// <inheritdoc cref="ITenantService.DeleteAsync"/>
    public static ValueTask DeleteAsync(this ITenantService service, EntityRef tenant, CancellationToken cancellationToken = default) =>
        service.DeleteAsync(tenant, null, cancellationToken);
}
