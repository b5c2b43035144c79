using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Counts in a second statement, when others may have committed.</summary>
internal sealed class TornCountStore : DelegatingStore
{
    public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var page = await base.QueryAsync(query with { IncludeTotal = false }, cancellationToken);
        if (!query.IncludeTotal)
        {
            return page;
        }

        Thread.Yield();
        return page with { Total = (await base.QueryAsync(query with { Take = 0, Skip = 0, After = null }, cancellationToken)).Total };
    }
}
