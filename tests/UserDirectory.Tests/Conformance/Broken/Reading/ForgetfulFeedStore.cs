using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Loses an entry of the feed: the third change of each tenant.</summary>
internal sealed class ForgetfulFeedStore : DelegatingStore
{
    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        var lost = ChangeFields.Number.NotEqualTo(3);
        return base.QueryAsync(typeof(T) == typeof(Change)
            ? query with { Where = query.Where is null ? lost : query.Where & lost }
            : query, cancellationToken);
    }
}
