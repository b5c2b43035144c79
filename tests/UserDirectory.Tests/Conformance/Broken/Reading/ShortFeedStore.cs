using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Serves at most two hundred changes a page.</summary>
internal sealed class ShortFeedStore : DelegatingStore
{
    private const int Largest = 200;

    public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var page = await base.QueryAsync(query, cancellationToken);
        return typeof(T) == typeof(Change) && page.Items.Count > Largest
            ? page with { Items = [.. page.Items.Take(Largest)], HasMore = true }
            : page;
    }
}
