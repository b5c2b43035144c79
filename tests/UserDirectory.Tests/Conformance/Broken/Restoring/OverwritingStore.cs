using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Puts a restored tenant in the place of the one that is there.</summary>
internal sealed class OverwritingStore : DelegatingStore
{
    public override async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        await base.CommitAsync(
            new(Guid.CreateVersion7(), tenant.Id, ActorRef.System("restore"), tenant.UpdatedAt,
                [new Write.Remove(RecordKind.Tenant, tenant.Id)]),
            cancellationToken);
        return await base.RestoreAsync(tenant, sequence, authority, records, cancellationToken);
    }
}
