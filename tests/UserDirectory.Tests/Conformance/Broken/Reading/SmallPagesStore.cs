using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Serves a tenth of the largest page, however much is asked for.</summary>
internal sealed class SmallPagesStore : DelegatingStore
{
    private const int Largest = 1_000;

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        base.QueryAsync(
            query with { Take = query.Take > Largest && query.Take <= Query<T>.LargestTake ? Largest : query.Take }, cancellationToken);
}
