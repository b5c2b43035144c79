using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The numbers of the pairs of links that the rows of a set have: asked for once each, and given where there is none. Not thread-safe; of
/// one attempt to write a set.
/// </summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="numbers">The numbers of what the links name.</param>
internal sealed class PairNumbers(SqlSession session, TenantScope tenant, RowNumbers numbers)
{
    private readonly Dictionary<(PairTable Pair, Guid First, Guid Second), long> _known = [];

    /// <summary>The ends of a pair of links of a record; empty where there is none.</summary>
    public static (Guid First, Guid Second) EndsOf(TableColumn number, DirectoryRecord record) =>
        (IdOf(number.Members[0].Read(record)), IdOf(number.Members[1].Read(record)));

    /// <summary>
    /// The number of a record's pair; <see cref="RowNumbers.None"/> when an end is not there, or not yet; null when it has no end at all.
    /// </summary>
    public long? Of(TableColumn number, DirectoryRecord record)
    {
        var (first, second) = EndsOf(number, record);
        if (first == Guid.Empty && second == Guid.Empty)
        {
            return null;
        }

        if (_known.TryGetValue((number.Pair!, first, second), out var known))
        {
            return known;
        }

        var (one, other) = (OfEnd(number.Members[0], first), OfEnd(number.Members[1], second));
        return one == RowNumbers.None || other == RowNumbers.None
            ? RowNumbers.None
            : _known[(number.Pair!, first, second)] = Find(number, one, other) ?? Add(number, one, other);
    }

    /// <summary>The pair is there under a number, and so are its ends.</summary>
    public void Learn(PairTable pair, Guid first, Guid second, long number) => _known[(pair, first, second)] = number;

    /// <summary>A row is about to be removed: whoever has a pair with it has one with nothing.</summary>
    public void Forget(RecordKind kind, Guid id)
    {
        foreach (var pair in _known.Keys.Where(
            pair => (pair.First == id && pair.Pair.Of.First.Refers == kind) || (pair.Second == id && pair.Pair.Of.Second.Refers == kind))
            .ToList())
        {
            _known.Remove(pair);
        }
    }

    /// <summary>Removes the pairs with what the set has removed: rows that still have one link to nothing.</summary>
    public void RemoveGone()
    {
        foreach (var (kind, number) in numbers.Gone)
        {
            foreach (var member in Table.All.SelectMany(table => table.PairNumbers).SelectMany(pair => pair.Members)
                .Where(member => member.Target == kind))
            {
                session.Execute(session.New().Append("DELETE FROM ").Table(member.Pair!).Append($" WHERE {Table.Tenant} = ").Tenant(tenant)
                    .Append($" AND {member.Sql} = ").Value(number));
            }
        }
    }

    private static Guid IdOf(ColumnValue value) => value.IsMissing ? Guid.Empty : value.Id;

    // No row has 0.
    private long OfEnd(TableColumn member, Guid id) => id == Guid.Empty ? 0 : numbers.Of(member.Target!.Value, id);

    private long? Find(TableColumn number, long first, long second) =>
        session.Number(session.Schema.Fixed.Pair(number), tenant.Number!.Value, first, second);

    private long Add(TableColumn number, long first, long second)
    {
        var sql = session.New().Append("INSERT INTO ").Table(number.Pair!)
            .Append($" ({Table.Tenant}, {number.Members[0].Sql}, {number.Members[1].Sql}) VALUES (").Tenant(tenant);
        foreach (var end in new[] { first, second })
        {
            sql.Append(", ").Value(end == 0 ? ColumnValue.Missing : ColumnValue.Of(end));
        }

        return session.Number(sql.Append($") RETURNING {Table.No}"))!.Value;
    }
}
