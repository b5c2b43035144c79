using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Starts a page with the last record of the one before.</summary>
internal sealed class OverlappingPagesStore : DelegatingStore
{
    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) => base.QueryAsync(
        query with { Skip = Math.Max(query.Skip - 1, 0), After = query.After is { } after ? after with { Id = Guid.Empty } : null },
        cancellationToken);
}
