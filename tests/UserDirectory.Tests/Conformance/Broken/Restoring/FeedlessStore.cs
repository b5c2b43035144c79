using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Restores a tenant without its feed, which begins anew.</summary>
internal sealed class FeedlessStore : DelegatingStore
{
    public override ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken) =>
        base.RestoreAsync(tenant, 0, 0, records.Where(record => record is not Change), cancellationToken);
}
