using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The first records by id that satisfy a filter. What links to one record, which most such reads ask for, is found without planning a query.</summary>
internal static class WhereAnswer
{
    public static ReadAnswer Of(Read.Where read, Snapshot view, CancellationToken cancellationToken) =>
        read.Filter is Comparison { Operator: ComparisonOperator.Equal } equal && !equal.Field.IsMany && view.PostingsOf(equal.Field) is not null
            ? Having(equal, read.Take, view)
            : RecordType.Of(read.Kind).Use(new Queried(read, view, cancellationToken));

    private static ReadAnswer Having(Comparison equal, int take, Snapshot view)
    {
        var found = new List<DirectoryRecord>();
        view.AddHaving(equal.Field, equal.Value, found);
        if (found.Count == 0)
        {
            return ReadAnswer.Nothing;
        }

        found.Sort((one, other) => one.Id.CompareTo(other.Id));
        var hasMore = found.Count > take;
        if (hasMore)
        {
            found.RemoveRange(take, found.Count - take);
        }

        return new() { Records = found, HasMore = hasMore };
    }

    private sealed class Queried(Read.Where read, Snapshot view, CancellationToken cancellationToken) : IRecordTypeUse<ReadAnswer>
    {
        public ReadAnswer With<T>()
            where T : DirectoryRecord
        {
            var query = new Query<T>(view.TenantId) { Where = read.Filter, Take = read.Take };
            var page = new QueryRun<T>(query, cancellationToken).Of(view);
            return new() { Records = page.Items, HasMore = page.HasMore };
        }
    }
}
