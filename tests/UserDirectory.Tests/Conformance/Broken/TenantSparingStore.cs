using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Removes no tenant by a filter.</summary>
internal sealed class TenantSparingStore : DelegatingStore
{
    public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        base.CommitAsync(
            changes with { Writes = [.. changes.Writes.Where(write => write is not Write.RemoveWhere { Kind: RecordKind.Tenant })] },
            cancellationToken);
}
