namespace UserDirectory;

/// <summary>Changes a tenant's settings, for the host and for the tenant's own people.</summary>
internal static class TenantChange
{
    /// <param name="context">The tenant and who acts.</param>
    /// <param name="update">What to change.</param>
    /// <param name="expectedVersion">The version that the tenant must have; null for any.</param>
    /// <param name="permission">What the acting user must hold at the tenant; null asks nothing.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    public static ValueTask<Tenant> UpdateAsync(
        TenantContext context, TenantUpdate update, long? expectedVersion, string? permission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        TenantRules.Check(errors, update);
        errors.ThrowIfAny();
        return context.DecideAsync(
            "tenants.update",
            async (decision, token) =>
            {
                if (permission is not null)
                {
                    await decision.Rights.RequireAsync(permission, null, token).ConfigureAwait(false);
                }

                var tenant = decision.Tenant;
                var changed = tenant with
                {
                    Name = update.Name.Or(tenant.Name),
                    DefaultCulture = update.DefaultCulture.Or(
                    tenant.DefaultCulture)
                };
                return decision.Writes.Update(tenant, changed, expectedVersion);
            },
            cancellationToken);
    }
}
