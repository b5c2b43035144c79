using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The tenant of a handle, for its own people.</summary>
internal sealed class TenantSettings(TenantContext context) : ITenantSettings
{
    public async ValueTask<Tenant> GetAsync(CancellationToken cancellationToken = default) =>
        await Telemetry.Start("tenants.find").EndAsync(ReadAsync(cancellationToken)).ConfigureAwait(false);

    public ValueTask<Tenant> UpdateAsync(
        TenantUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var given = TenantChange.Checked(update);
        return context.DecideAsync(
            "tenants.update", (decision, token) =>
                TenantChange.UpdateAsync(decision, given, expectedVersion, DirectoryPermissions.TenantUpdate, token), cancellationToken);
    }

    private async ValueTask<Tenant> ReadAsync(CancellationToken cancellationToken)
    {
        await context.RequireAsync(DirectoryPermissions.TenantRead, null, cancellationToken).ConfigureAwait(false);
        var id = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        return await context.Store.FindAsync<Tenant>(id, id, cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Tenant);
    }
}
