using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Compares the beginnings of texts only, as an index on a prefix does.</summary>
internal sealed class ShortTextStore : DelegatingStore
{
    private const int Compared = 64;

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var isLong = query.Where is Comparison { Operator: ComparisonOperator.Equal, Value.Text.Length: > Compared };
        return base.QueryAsync(isLong && query.Where is Comparison equal
            ? query with { Where = equal.Field.StartsWith(equal.Value.Text![..Compared]) }
            : query, cancellationToken);
    }
}
