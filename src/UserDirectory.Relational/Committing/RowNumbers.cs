using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The numbers that the rows of a set name others by: asked for once each. Not thread-safe; of one attempt to write a set.
/// </summary>
internal sealed class RowNumbers
{
    /// <summary>What a link to nothing has: a number of no row, which the foreign key refuses.</summary>
    public const long None = -1;

    private readonly SqlSession _session;
    private readonly TenantScope _tenant;
    private readonly Dictionary<(RecordKind Kind, Guid Id), long> _rows = [];
    private readonly Dictionary<(RecordKind Kind, Guid Id), long> _removed = [];
    private readonly Dictionary<(RecordKind Kind, long Number), Guid> _gone = [];
    private readonly Dictionary<RecordKind, long> _highest = [];
    private readonly Dictionary<string, long> _actors = new(StringComparer.Ordinal);

    /// <param name="session">The session, in the transaction.</param>
    /// <param name="tenant">The tenant.</param>
    public RowNumbers(SqlSession session, TenantScope tenant) =>
        (_session, _tenant, Pairs) = (session, tenant, new(session, tenant, this));

    /// <summary>The numbers of pairs of links.</summary>
    public PairNumbers Pairs { get; }

    /// <summary>The number of a record's row; <see cref="None"/> when it is not there, or not yet.</summary>
    public long Of(RecordKind kind, Guid id)
    {
        if (_rows.TryGetValue((kind, id), out var known))
        {
            return known;
        }

        var number = _session.Number(
            _session.Schema.Fixed.NumberOf(Table.Of(kind)), _tenant.Number!.Value, _session.Schema.Dialect.Parameter(ColumnValue.Of(id)));
        return number is { } found ? _rows[(kind, id)] = found : None;
    }

    /// <summary>Whether a column of a record links to a row that is not there, or not yet.</summary>
    public bool LacksEnd(TableColumn column, DirectoryRecord record) => column.Form switch
    {
        ColumnForm.RowNumber => column.Read(record) is { IsMissing: false } end && Of(column.Target!.Value, end.Id) == None,
        ColumnForm.PairNumber => Pairs.Of(column, record) == None,
        _ => false,
    };

    /// <summary>The row is there under a number.</summary>
    public void Learn(RecordKind kind, Guid id, long number) => _rows[(kind, id)] = number;

    /// <summary>The row is about to be removed: what still names it does so by the number that it had.</summary>
    public void Removing(RecordKind kind, Guid id)
    {
        var number = Of(kind, id);
        _removed[(kind, id)] = number;
        _gone[(kind, number)] = id;
        _highest[kind] = Math.Max(number, _highest.GetValueOrDefault(kind));
        _rows.Remove((kind, id));
        Pairs.Forget(kind, id);
    }

    /// <summary>The number that a row had which the set has removed; null for any other.</summary>
    public long? OfRemoved(RecordKind kind, Guid id) => _removed.TryGetValue((kind, id), out var number) ? number : null;

    /// <summary>The id of a row that the set has removed; null for any other number.</summary>
    public Guid? IdOfRemoved(RecordKind kind, long number) => _gone.TryGetValue((kind, number), out var id) ? id : null;

    /// <summary>What the set has removed and not added again, with the numbers that it had.</summary>
    public IEnumerable<(RecordKind Kind, long Number)> Gone =>
        _removed.Where(row => !_rows.ContainsKey(row.Key)).Select(row => (row.Key.Kind, row.Value));

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

        if (!_session.Schema.Dialect.NumbersRowsAgain || !_highest.TryGetValue(kind, out var highest))
        {
            return null;
        }

        var last = _session.Number(_session.New().Append($"SELECT max({Table.No}) FROM ").Table(Table.Of(kind))) ?? 0;
        return Math.Max(last, highest) + 1;
    }

    /// <summary>The actor has a number.</summary>
    public void Learn(string actor, long number) => _actors[actor] = number;

    /// <summary>The number of an actor, who gets one when he has none.</summary>
    public long OfActor(string name)
    {
        if (_actors.TryGetValue(name, out var known))
        {
            return known;
        }

        return _actors[name] = Find(name) ?? Add(name);
    }

    private long? Find(string name) => _session.Number(
        _session.Schema.Fixed.Actor, _tenant.Number!.Value, _session.Schema.Dialect.InPlace(ColumnValue.Of(name)));

    private long Add(string name) => _session.Number(
        _session.New().Append($"INSERT INTO {_session.Schema.Actors} ({Table.Tenant}, \"name\") VALUES (").Tenant(_tenant).Append(", ")
            .Value(ColumnValue.Of(name)).Append($") RETURNING {Table.No}"))!.Value;
}
