using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Writes of a refused set what was not refused.</summary>
internal sealed class NotAtomicStore : DelegatingStore
{
    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await base.CommitAsync(changes, cancellationToken);
        if (!result.IsCommitted && result.Refusals.All(refusal => refusal.Index >= 0))
        {
            var refused = result.Refusals.Select(refusal => refusal.Index).ToHashSet();
            await base.CommitAsync(changes with { Writes = [.. changes.Writes.Where((_, i) => !refused.Contains(i))] }, cancellationToken);
        }

        return result;
    }
}
