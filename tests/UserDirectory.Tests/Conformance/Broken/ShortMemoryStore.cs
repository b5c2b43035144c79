using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Knows only the last sets again; one from before them it applies twice.</summary>
internal sealed class ShortMemoryStore : DelegatingStore
{
    private const int Known = 50;

    private readonly ConcurrentQueue<Guid> _committed = new();

    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var isForgotten = _committed.Contains(changes.Id) && !_committed.TakeLast(Known).Contains(changes.Id);
        _committed.Enqueue(changes.Id);
        return await base.CommitAsync(isForgotten ? changes with { Id = Guid.CreateVersion7() } : changes, cancellationToken);
    }
}
