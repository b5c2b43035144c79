using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Looks at the first hundred values of a list.</summary>
internal sealed class ShortListStore : DelegatingStore
{
    private const int Seen = 100;

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        base.QueryAsync(query with
        {
            Where = query.Where is InList { Values.Count: > Seen } list
            ? new InList(list.Field, [.. list.Values.Take(Seen)])
            : query.Where
        }, cancellationToken);
}
