using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Knows a set again only once it has counted its sign-ins and removed by its filters.</summary>
internal sealed class CountsAgainStore : DelegatingStore
{
    private readonly ConcurrentDictionary<Guid, bool> _committed = new();

    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (!_committed.TryAdd(changes.Id, true))
        {
            var early = changes.Writes.Where(write => write is Write.Touch or Write.RemoveWhere).ToList();
            await base.CommitAsync(changes with { Id = Guid.CreateVersion7(), Writes = early }, cancellationToken);
        }

        return await base.CommitAsync(changes, cancellationToken);
    }
}
