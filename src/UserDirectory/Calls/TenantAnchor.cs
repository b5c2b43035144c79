using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The tenant of a handle: looked up at the first call, then kept. The tenant <c>default</c> is made when it is not there, unless told not to.</summary>
internal sealed class TenantAnchor(DirectoryRuntime runtime, EntityRef reference, bool makesDefault = true)
{
    // A class, because a Guid is not written atomically.
    private Tenant? _found;

    /// <summary>The tenant's id once it was looked up; null before.</summary>
    public Guid? KnownId => Volatile.Read(ref _found)?.Id;

    public ValueTask<Guid> IdAsync(IDirectoryStore store, CancellationToken cancellationToken) =>
        Volatile.Read(ref _found) is { } tenant ? new(tenant.Id) : LookUpAsync(store, cancellationToken);

    private async ValueTask<Guid> LookUpAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var tenant = await FindAsync(store, cancellationToken).ConfigureAwait(false);
        if (tenant is null && makesDefault && string.Equals(reference.Text, Tenant.DefaultKey, StringComparison.Ordinal))
        {
            tenant = await MakeDefaultAsync(store, cancellationToken).ConfigureAwait(false);
        }

        if (tenant is null)
        {
            throw new RecordNotFoundException(RecordKind.Tenant);
        }

        Volatile.Write(ref _found, tenant);
        return tenant.Id;
    }

    private ValueTask<Tenant?> FindAsync(IDirectoryStore store, CancellationToken cancellationToken) => TenantLookup.FindAsync(store, reference, cancellationToken);

    private async ValueTask<Tenant?> MakeDefaultAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        try
        {
            return await new TenantCreation(runtime, store).CreateAsync(new NewTenant(Tenant.DefaultKey), cancellationToken).ConfigureAwait(false);
        }
        catch (ConflictException)
        {
            // Somebody else made it at the same time.
            return await FindAsync(store, cancellationToken).ConfigureAwait(false);
        }
    }
}
