using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The first records by id that satisfy a filter. What links to one record, which most such reads ask for, is found without planning a
/// query.
/// </summary>
internal static class WhereAnswer
{
    public static ReadAnswer Of(Read.Where read, Snapshot view, CancellationToken cancellationToken) => read.Filter switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Field: var field, Value: var value } when IsLookedUp(field, view) =>
            Having(field, [value], read.Take, view),
        InList { Field: var field, Values: var values } when IsLookedUp(field, view) => Having(field, values, read.Take, view),
        _ => RecordType.Of(read.Kind).Use(new Queried(read, view, cancellationToken)),
    };

    private static bool IsLookedUp(Field field, Snapshot view) => !field.IsMany && view.PostingsOf(field) is not null;

    private static ReadAnswer Having(Field field, IReadOnlyList<FieldValue> values, int take, Snapshot view)
    {
        var found = new List<DirectoryRecord>();
        for (var i = 0; i < values.Count; i++)
        {
            if (!Repeats(values, i))
            {
                view.AddHaving(field, values[i], found);
            }
        }

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

    private static bool Repeats(IReadOnlyList<FieldValue> values, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (values[i].Equals(values[index]))
            {
                return true;
            }
        }

        return false;
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
