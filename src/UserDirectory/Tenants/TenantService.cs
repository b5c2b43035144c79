using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The tenants of the installation, for the host.</summary>
/// <param name="runtime">What all handles share.</param>
/// <param name="renamed">Told after a tenant may have got another key.</param>
internal sealed class TenantService(DirectoryRuntime runtime, Action renamed) : ITenantService
{
    private static readonly ActorRef s_host = ActorRef.System("host");
    private static readonly ListShape<Tenant> s_shape = new(TenantFields.SearchText, TenantFields.Key);

    public async ValueTask<Tenant> CreateAsync(NewTenant tenant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        Batch.RefuseInside(runtime);
        return await new TenantCreation(runtime, runtime.Store).CreateAsync(tenant.Copy(), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Tenant> GetAsync(EntityRef tenant, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("tenants.find")
            .EndAsync(FoundRecord.OrThrowAsync(TenantLookup.FindAsync(runtime.Store, tenant, cancellationToken), RecordKind.Tenant))
            .ConfigureAwait(false);

    public async ValueTask<Tenant?> FindAsync(EntityRef tenant, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("tenants.find").EndAsync(TenantLookup.FindAsync(runtime.Store, tenant, cancellationToken))
            .ConfigureAwait(false);

    public async ValueTask<Page<Tenant>> ListAsync(TenantQuery? query = null, CancellationToken cancellationToken = default) =>
        await Telemetry.Start("tenants.list").EndAsync(ReadPageAsync(ListQuery.Copy(query), cancellationToken)).ConfigureAwait(false);

    public ValueTask<Tenant> UpdateAsync(
        EntityRef tenant, TenantUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var context = ContextOf(tenant);
        var given = TenantChange.Checked(update);
        return context.DecideAsync(
            "tenants.update", (decision, token) =>
                TenantChange.UpdateAsync(decision, given, expectedVersion, permission: null, token), cancellationToken);
    }

    public async ValueTask<Tenant> RenameAsync(
        EntityRef tenant, string key, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        var errors = new InputErrors();
        KeyRules.Check(errors, nameof(key), key, RecordKind.Tenant);
        errors.ThrowIfAny();
        try
        {
            return await DecideAsync(
                tenant, "tenants.rename", decision => TenantChange.Rename(decision, key, expectedVersion), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // Whether or not it succeeded: the store may have committed and its answer been lost.
            renamed();
        }
    }

    public ValueTask<Tenant> SuspendAsync(EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        DecideAsync(
            tenant, "tenants.suspend", decision => TenantChange.Switch(decision, isSuspended: true, expectedVersion), cancellationToken);

    public ValueTask<Tenant> ReinstateAsync(
        EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        DecideAsync(
            tenant, "tenants.reinstate", decision => TenantChange.Switch(decision, isSuspended: false, expectedVersion), cancellationToken);

    public async ValueTask<Tenant> CopyAsync(EntityRef tenant, IUserDirectory target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        Batch.RefuseInside(runtime);
        if (target is not DirectoryHost { Runtime: { Store: IRestorableStore store } other })
        {
            throw new ArgumentException("The target is no directory whose store takes whole tenants.", nameof(target));
        }

        Batch.RefuseInside(other);
        return await Telemetry.Start("tenants.copy").EndAsync(CopyAsync(tenant, other, store, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        Guid deleted;
        try
        {
            deleted = await DecideAsync(
                tenant, "tenants.delete", decision => TenantChange.Delete(decision, expectedVersion), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // Also when the answer was lost: nobody knows whether the tenant is still there.
            runtime.LookTenantsUpAgain();
        }

        runtime.ForgetTenant(deleted);
    }

    private async ValueTask<Tenant> CopyAsync(
        EntityRef tenant, DirectoryRuntime target, IRestorableStore store, CancellationToken cancellationToken)
    {
        var found = await TenantLookup.FindAsync(runtime.Store, tenant, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);
        var copied = await new TenantCopy(runtime.Store, store, cancellationToken).RunAsync(found.Id).ConfigureAwait(false);

        // One of the same id may have been there before, and deleted since.
        target.RestartTenant(copied.Id);
        return copied;
    }

    private async ValueTask<Page<Tenant>> ReadPageAsync(TenantQuery query, CancellationToken cancellationToken)
    {
        ListQueryRules.MustHold(query, s_shape);
        return await Listing.ReadAsync(runtime.Store, Guid.Empty, query, s_shape, null, runtime.Now(), cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<T> DecideAsync<T>(
        EntityRef tenant, string operation, Func<Decision, T> decide, CancellationToken cancellationToken) =>
        ContextOf(tenant).DecideAsync(operation, (decision, _) => new ValueTask<T>(decide(decision)), cancellationToken);

    // Named by whoever calls, so it is never made on the way, not even the tenant "default". One that nobody can enter for its addresses
    // can be suspended or deleted all the same.
    private TenantContext ContextOf(EntityRef tenant)
    {
        Batch.RefuseInside(runtime);
        return new(runtime, runtime.Store, new HandleTenant(runtime, tenant, makesDefault: false, settlesEmails: false), s_host);
    }
}
