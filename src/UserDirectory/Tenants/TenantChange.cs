namespace UserDirectory;

/// <summary>
/// Changes a tenant: its settings, for the host and for the tenant's own people; its key, and whether it is there, for the host alone.
/// </summary>
internal static class TenantChange
{
    /// <summary>A copy of what a caller gives.</summary>
    /// <exception cref="InvalidInputException">It breaks rules; all are listed.</exception>
    public static TenantUpdate Checked(TenantUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        update = update.Copy();
        var errors = new InputErrors();
        TenantRules.Check(errors, update);
        errors.ThrowIfAny();
        return update;
    }

    /// <param name="decision">The call, in the tenant.</param>
    /// <param name="update">What to change.</param>
    /// <param name="expectedVersion">The version that the tenant must have; null for any.</param>
    /// <param name="permission">What the acting user must hold at the tenant; null asks nothing.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async ValueTask<Tenant> UpdateAsync(
        Decision decision, TenantUpdate update, long? expectedVersion, string? permission, CancellationToken cancellationToken)
    {
        if (permission is not null)
        {
            await decision.Rights.RequireAsync(permission, null, cancellationToken).ConfigureAwait(false);
        }

        var tenant = decision.Tenant;
        var changed = tenant with
        {
            Name = update.Name.Or(tenant.Name),
            DefaultCulture = update.DefaultCulture.Or(tenant.DefaultCulture),
        };
        return decision.Writes.Update(tenant, changed, expectedVersion);
    }

    /// <summary>Gives it another key.</summary>
    public static Tenant Rename(Decision decision, string key, long? expectedVersion) =>
        decision.Writes.Update(decision.Tenant, decision.Tenant with { Key = key }, expectedVersion);

    /// <summary>Suspends or reinstates it. What follows: see <see cref="AuthorityRule"/>.</summary>
    public static Tenant Switch(Decision decision, bool isSuspended, long? expectedVersion) =>
        decision.Writes.Update(decision.Tenant, decision.Tenant with { IsSuspended = isSuspended }, expectedVersion);

    /// <summary>Deletes it, with everything that is in it.</summary>
    /// <returns>Its id.</returns>
    public static Guid Delete(Decision decision, long? expectedVersion)
    {
        decision.Writes.Remove(decision.Tenant, expectedVersion);
        return decision.TenantId;
    }
}
