using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The numbers that the rows of a set name others by: asked for once each. Not thread-safe; of one attempt to write a set.
/// </summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class RowNumbers(SqlSession session, TenantScope tenant)
{
    /// <summary>What a link to nothing has: a number of no row, which the foreign key refuses.</summary>
    public const long None = -1;

    // Of more each is asked for by the statement that all share.
    private const int MostAhead = 16;

    private readonly Dictionary<(RecordKind Kind, Guid Id), long> _rows = [];
    private readonly Dictionary<(RecordKind Kind, Guid Id), long> _removed = [];
    private readonly Dictionary<(RecordKind Kind, long Number), Guid> _gone = [];
    private readonly Dictionary<RecordKind, long> _highest = [];
    private readonly Dictionary<string, long> _actors = new(StringComparer.Ordinal);

    /// <summary>The number of a record's row; <see cref="None"/> when it is not there, or not yet.</summary>
    public long Of(RecordKind kind, Guid id)
    {
        if (_rows.TryGetValue((kind, id), out var known))
        {
            return known;
        }

        var number = session.Number(
            session.Schema.Fixed.NumberOf(Table.Of(kind)), tenant.Number!.Value, session.Schema.Dialect.Parameter(ColumnValue.Of(id)));
        return number is { } found ? _rows[(kind, id)] = found : None;
    }

    /// <summary>
    /// Asks for the numbers that a few records will need all at once, instead of one after the other. Those that are not there are asked
    /// for again, since the set may add them.
    /// </summary>
    public void LookAhead(IEnumerable<DirectoryRecord> records)
    {
        var rows = new List<(RecordKind Kind, Guid Id)>();
        var actors = new List<string>();
        var added = new HashSet<Guid>();
        foreach (var record in records)
        {
            foreach (var column in Table.Of(record.Kind).Numbers)
            {
                var value = column.Read(record);
                if (column.Form == ColumnForm.ActorNumber && value.Text is { } actor && !actors.Contains(actor))
                {
                    actors.Add(actor);
                }
                else if (column.Target is { } target && !value.IsMissing && !added.Contains(value.Id) && !rows.Contains((target, value.Id)))
                {
                    rows.Add((target, value.Id));
                }
            }

            added.Add(record.Id);
            if (rows.Count + actors.Count > MostAhead)
            {
                return;
            }
        }

        Ask(rows, actors);
    }

    /// <summary>The row was added under a number.</summary>
    public void Added(RecordKind kind, Guid id, long number) => _rows[(kind, id)] = number;

    /// <summary>The row is about to be removed: what still names it does so by the number that it had.</summary>
    public void Removing(RecordKind kind, Guid id)
    {
        var number = Of(kind, id);
        _removed[(kind, id)] = number;
        _gone[(kind, number)] = id;
        _highest[kind] = Math.Max(number, _highest.GetValueOrDefault(kind));
        _rows.Remove((kind, id));
    }

    /// <summary>The number that a row had which the set has removed; null for any other.</summary>
    public long? OfRemoved(RecordKind kind, Guid id) => _removed.TryGetValue((kind, id), out var number) ? number : null;

    /// <summary>The id of a row that the set has removed; null for any other number.</summary>
    public Guid? IdOfRemoved(RecordKind kind, long number) => _gone.TryGetValue((kind, number), out var id) ? id : null;

    /// <summary>
    /// The number that a new row is to have: the one that a removed row of the same id had; or, where the set has removed rows of the type,
    /// one above them all, lest it inherits what links to one of them. Null where the database can choose.
    /// </summary>
    public long? OfNew(RecordKind kind, Guid id)
    {
        if (OfRemoved(kind, id) is { } same)
        {
            return same;
        }

        if (!session.Schema.Dialect.NumbersRowsAgain || !_highest.TryGetValue(kind, out var highest))
        {
            return null;
        }

        var last = session.Number(session.New().Append($"SELECT max({Table.No}) FROM ").Table(Table.Of(kind))) ?? 0;
        return Math.Max(last, highest) + 1;
    }

    /// <summary>The number of an actor, who gets one when he has none.</summary>
    public long OfActor(string name)
    {
        if (_actors.TryGetValue(name, out var known))
        {
            return known;
        }

        return _actors[name] = Find(name) ?? Add(name);
    }

    private void Ask(List<(RecordKind Kind, Guid Id)> rows, List<string> actors)
    {
        if (rows.Count + actors.Count < 2)
        {
            return;
        }

        var sql = session.New();
        for (var place = 0; place < rows.Count + actors.Count; place++)
        {
            sql.Append(place == 0 ? "SELECT " : " UNION ALL SELECT ").Number(place).Append($", {Table.No} FROM ");
            _ = place < rows.Count
                ? sql.Table(Table.Of(rows[place].Kind)).Row(Table.Of(rows[place].Kind), tenant, rows[place].Id)
                : sql.Append($"{session.Schema.Actors} WHERE {Table.Tenant} = ").Tenant(tenant).Append(" AND \"name\" = ")
                    .Value(ColumnValue.Of(actors[place - rows.Count]));
        }

        using var found = session.Query(sql);
        while (found.Read())
        {
            var place = found.GetInt32(0);
            if (place < rows.Count)
            {
                _rows[rows[place]] = found.GetInt64(1);
            }
            else
            {
                _actors[actors[place - rows.Count]] = found.GetInt64(1);
            }
        }
    }

    private long? Find(string name) => session.Number(
        session.Schema.Fixed.Actor, tenant.Number!.Value, session.Schema.Dialect.InPlace(ColumnValue.Of(name)));

    private long Add(string name) => session.Number(
        session.New().Append($"INSERT INTO {session.Schema.Actors} ({Table.Tenant}, \"name\") VALUES (").Tenant(tenant).Append(", ")
            .Value(ColumnValue.Of(name)).Append($") RETURNING {Table.No}"))!.Value;
}
