using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Restores every record as if it were made now, by itself.</summary>
internal sealed class StampingStore : DelegatingStore
{
    public override ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken) =>
        base.RestoreAsync(
            (Tenant)Stamped(tenant), sequence, authority, records.Select(record => record is Change ? record : Stamped(record)),
            cancellationToken);

    private static DirectoryRecord Stamped(DirectoryRecord record) => record with
    {
        Version = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        CreatedBy = ActorRef.System("restore"),
        UpdatedBy = ActorRef.System("restore"),
    };
}
