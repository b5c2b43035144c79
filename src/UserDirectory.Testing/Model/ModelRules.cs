using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What no state could accept: faults of the caller, found before anything is read or written.</summary>
internal static class ModelRules
{
    /// <exception cref="ArgumentException">A write belongs to another tenant, concerns the feed, has a record of no version, or a filter
    /// that does not fit.</exception>
    /// <exception cref="NotSupportedException">A write, a sign-in or a filter node is unknown.</exception>
    public static void Check(ChangeSet changes)
    {
        foreach (var write in changes.Writes)
        {
            Require(Fits(write, changes.TenantId), $"The write {write} does not fit its set.");
        }
    }

    /// <exception cref="ArgumentException">The filter or the order does not fit the record type, or the page is outside the
    /// limits.</exception>
    /// <exception cref="NotSupportedException">A filter node is unknown.</exception>
    public static void Check<T>(Query<T> query)
        where T : DirectoryRecord
    {
        var kind = RecordType.Of<T>().Kind;
        Require(query.Where is null || Fits(query.Where, kind), $"The filter does not fit {kind}.");
        Require(query.OrderBy.All(sort => sort.Field.Record == kind && sort.Field.IsSortable), $"The order does not fit {kind}.");
        Require(query.After is null || query.After.Values.Count == query.OrderBy.Count, "The position does not fit the order.");
        Require(query is { Skip: >= 0, Take: >= 0 and <= Query<T>.LargestTake }, "The page is outside the limits.");
    }

    /// <exception cref="ArgumentException">A read is of another tenant, its filter does not fit the record type, or it takes too
    /// much.</exception>
    /// <exception cref="NotSupportedException">A read or a filter node is unknown.</exception>
    public static void Check(Guid tenantId, IReadOnlyList<Read> reads)
    {
        foreach (var read in reads)
        {
            Require(Fits(read, tenantId), $"The read {read} cannot be asked.");
        }
    }

    /// <exception cref="ArgumentException">A record is another tenant's or of no version, or the feed has a gap or another
    /// end.</exception>
    public static void CheckRestored(IReadOnlyList<DirectoryRecord> all, long sequence, long authority)
    {
        Require(all.All(record => record.TenantId == all[0].Id) && all.OfType<Tenant>().Count() == 1, "A record is another tenant's.");
        Require(all.All(record => record.Version > 0), "A record has no version.");
        var feed = all.OfType<Change>().ToList();
        Require(
            feed.Select((change, i) => change.Number == sequence - feed.Count + i + 1 && change.Authority <= authority).All(fits => fits),
            "The feed has a gap or another end.");
    }

    private static bool Fits(Read read, Guid tenantId) => read switch
    {
        Read.ById or Read.Access => true,
        Read.ByKey byKey => byKey.Key.Definition is { Record: not RecordKind.Tenant } && byKey.Key.TenantId == tenantId,
        Read.Where where => where is { Filter: not null, Take: >= 0 and <= Query<User>.LargestTake } && Fits(where.Filter, where.Kind),
        _ => throw new NotSupportedException($"The read {read} is not known."),
    };

    private static bool Fits(Write write, Guid tenantId) => write switch
    {
        Write.Add add => Fits(add.Record, tenantId),
        Write.Update update => Fits(update.Record, tenantId),
        Write.Remove remove => remove.Kind != RecordKind.Change,
        Write.RemoveWhere remove => remove.Kind != RecordKind.Change && Fits(remove.Filter, remove.Kind),
        Write.RequireNone require => Fits(require.Filter, require.Kind),
        Write.Touch { SignIn: SignIn.Attempt or SignIn.Succeeded or SignIn.Unlocked or SignIn.LoggedIn }
            or Write.Require or Write.Redact => true,
        _ => throw new NotSupportedException($"The write {write} is not known."),
    };

    private static bool Fits(DirectoryRecord record, Guid tenantId) =>
        record.Kind != RecordKind.Change && record.TenantId == tenantId && (record.Kind != RecordKind.Tenant || record.Id == tenantId)
            && record.Version > 0;

    private static bool Fits(Filter filter, RecordKind kind) => filter switch
    {
        And and => and.Filters.All(inner => Fits(inner, kind)),
        Or or => or.Filters.All(inner => Fits(inner, kind)),
        Not not => Fits(not.Inner, kind),
        Comparison comparison => comparison.Field.Record == kind,
        InList list => list.Field.Record == kind,
        Present present => present.Field.Record == kind,
        Under under => under.Field.Record == kind,
        AnyLinked linked => linked.Link.From == kind && (linked.Inner is null || Fits(linked.Inner, linked.Link.To)),
        _ => throw new NotSupportedException($"The filter {filter} is not known."),
    };

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
