using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Ignores a filter node: whether there is a value is always true.</summary>
internal sealed class IgnoredFilterStore : DelegatingStore
{
    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        base.QueryAsync(query with { Where = query.Where is { } where ? Without(where) : null }, cancellationToken);

    private static Filter Without(Filter filter) => filter switch
    {
        Present => Filter.All(),
        And and => new And([.. and.Filters.Select(Without)]),
        Or or => new Or([.. or.Filters.Select(Without)]),
        Not not => new Not(Without(not.Inner)),
        AnyLinked { Inner: { } inner } linked => linked with { Inner = Without(inner) },
        _ => filter,
    };
}
