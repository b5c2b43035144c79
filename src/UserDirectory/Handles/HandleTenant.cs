using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The tenant of a handle: looked up at the first call, then kept until this host deletes one. The tenant <c>default</c> is made when it is
/// not there, unless told not to.
/// </summary>
/// <param name="runtime">What all handles of the directory share.</param>
/// <param name="reference">The tenant.</param>
/// <param name="makesDefault">Whether the tenant <c>default</c> is made.</param>
/// <param name="settlesEmails">
/// Whether the tenant must go by this host's <see cref="UserDirectoryOptions.UniqueEmails"/>; what the host does to a tenant as a whole
/// need not wait for that.
/// </param>
/// <param name="known">The tenant, when it was just read; null when it is to be looked up.</param>
internal sealed class HandleTenant(
    DirectoryRuntime runtime, EntityRef reference, bool makesDefault = true, bool settlesEmails = true, Tenant? known = null)
{
    private Found? _found;

    /// <summary>The tenant's id once it was looked up; null before.</summary>
    public Guid? KnownId => Current?.Id;

    /// <summary>What is kept of the tenant's rights, once it was looked up; null before.</summary>
    public TenantRights? KnownRights => Current?.Rights;

    private Found? Current => Volatile.Read(ref _found) is { } found && found.DeletedTenants == runtime.DeletedTenants ? found : null;

    /// <param name="store">The store of the call.</param>
    /// <param name="actor">Who asks, for what a refusal may tell.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public ValueTask<Guid> IdAsync(IDirectoryStore store, ActorRef actor, CancellationToken cancellationToken) =>
        KnownId is { } id ? new(id) : LookUpAsync(store, actor, cancellationToken);

    private async ValueTask<Guid> LookUpAsync(IDirectoryStore store, ActorRef actor, CancellationToken cancellationToken)
    {
        // Before the tenant is looked up: one that is deleted meanwhile is looked up again.
        var deletedTenants = runtime.DeletedTenants;
        var tenant = known
            ?? await FindAgainAsync(store, cancellationToken).ConfigureAwait(false)
            ?? await FindAsync(store, cancellationToken).ConfigureAwait(false);
        if (tenant is null && makesDefault && string.Equals(reference.Text, Tenant.DefaultKey, StringComparison.Ordinal))
        {
            tenant = await MakeDefaultAsync(store, cancellationToken).ConfigureAwait(false);
        }

        if (tenant is null)
        {
            throw new RecordNotFoundException(RecordKind.Tenant);
        }

        if (settlesEmails && tenant.UniqueEmails != runtime.Options.UniqueEmails && !runtime.EmailsSettled.Has(tenant.Id))
        {
            await new EmailSettling(runtime, store).RunAsync(tenant.Id, actor, cancellationToken).ConfigureAwait(false);
        }

        // What another store has, a transaction that may be rolled back, is for calls over that store only.
        if (ReferenceEquals(store, runtime.Store))
        {
            if (settlesEmails)
            {
                runtime.EmailsSettled.Add(tenant.Id);
            }

            Volatile.Write(ref _found, new Found(tenant.Id, runtime.Rights.Of(tenant.Id), deletedTenants));
        }

        return tenant.Id;
    }

    // A handle stays with its tenant as long as there is one, whatever its key is by now and whoever has the earlier one.
    private ValueTask<Tenant?> FindAgainAsync(IDirectoryStore store, CancellationToken cancellationToken) =>
        Volatile.Read(ref _found) is { } found ? store.FindAsync<Tenant>(found.Id, found.Id, cancellationToken) : default;

    // Handles are made by the request, so what names a tenant is kept as long as rights are.
    private async ValueTask<Tenant?> FindAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        // No key is written like an id, so that both can stand side by side.
        var key = RecordKeys.Tenant.For(Guid.Empty, reference.ToString());
        if (runtime.Rights.FindTenant(store, key) is { } kept)
        {
            return kept;
        }

        var keys = runtime.Rights.TenantKeysOf(store);
        var (number, readAt) = (keys?.Number ?? 0, runtime.Rights.Age.Now);
        var found = await TenantLookup.FindAsync(store, reference, cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            keys?.Keep(key, found, number, readAt);
        }

        return found;
    }

    private async ValueTask<Tenant?> MakeDefaultAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        try
        {
            return await new TenantCreation(runtime, store).WriteAsync(new NewTenant(Tenant.DefaultKey), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ConflictException)
        {
            // Somebody else made it at the same time.
            return await FindAsync(store, cancellationToken).ConfigureAwait(false);
        }
    }

    // A class, because a Guid is not written atomically.
    private sealed record Found(Guid Id, TenantRights Rights, int DeletedTenants);
}
