using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Looks at the first thousand of many conditions.</summary>
internal sealed class FewConditionsStore : DelegatingStore
{
    private const int Seen = 1_000;

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        base.QueryAsync(query with { Where = Cut(query.Where) }, cancellationToken);

    private static Filter? Cut(Filter? where) => where switch
    {
        And and => Filter.All(and.Filters.Take(Seen)),
        Or or => Filter.Any(or.Filters.Take(Seen)),
        _ => where,
    };
}
