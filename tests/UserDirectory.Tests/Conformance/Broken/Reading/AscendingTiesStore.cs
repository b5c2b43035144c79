using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Settles ties by id ascending, whatever the direction of the last step.</summary>
internal sealed class AscendingTiesStore : DelegatingStore
{
    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var ownId = RecordType.Of<T>().Fields[0];
        return query.OrderBy.Count == 0 || query.OrderBy.Any(sort => sort.Field == ownId)
            ? base.QueryAsync(query, cancellationToken)
            : base.QueryAsync(
                query with
                {
                    OrderBy = [.. query.OrderBy, new Sort(ownId)],
                    After = query.After is { } after ? after with { Values = [.. after.Values, FieldValue.Of(after.Id)] } : null,
                },
                cancellationToken);
    }
}
