using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Finds tenants by id or key.</summary>
internal static class TenantLookup
{
    public static ValueTask<Tenant?> FindAsync(IDirectoryReader reader, EntityRef reference, CancellationToken cancellationToken)
    {
        if (reference.Id is { } id)
        {
            return reader.FindAsync<Tenant>(id, id, cancellationToken);
        }

        return ReferenceText.KeyOf(reference, "tenant") is { } key
            ? reader.FindByKeyAsync<Tenant>(RecordKeys.Tenant.For(Guid.Empty, key), cancellationToken)
            : default;
    }
}
