namespace UserDirectory;

/// <summary>
/// The calls of <see cref="ITenantSettings"/> that take an expected version, without one: so that a token can follow the other arguments.
/// </summary>
public static class TenantSettingsExtensions
{
    /// <inheritdoc cref="ITenantSettings.UpdateAsync"/>
    public static ValueTask<Tenant> UpdateAsync(
        this ITenantSettings service, TenantUpdate update, CancellationToken cancellationToken = default) =>
        service.UpdateAsync(update, null, cancellationToken);
}
