using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Records of one type that are asked for by id or by key. For one call; not thread-safe.</summary>
/// <param name="table">Their table.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class NamedReads(Table table, TenantScope tenant)
{
    // Every number of conditions is another text to prepare.
    private const int MostConditions = 8;

    private readonly List<(Guid Id, int Index)> _ids = [];
    private readonly List<NamedKeys> _keys = [];
    private List<Action<SqlText, string>>? _conditions;
    private ILookup<Guid, int>? _places;

    /// <summary>Whether nothing is asked for that can be there.</summary>
    public bool IsEmpty => _ids.Count + _keys.Count == 0;

    /// <summary>Whether one statement serves, rather than one for each of them that all share.</summary>
    public bool IsTogether => Conditions.Count <= (table.IsFeed ? 1 : MostConditions);

    // Each for some of them: all that have an id, all that have a key of one definition, or a single one.
    private List<Action<SqlText, string>> Conditions => _conditions ??= MakeConditions();

    /// <summary>The type of the record that a read names; null for one that names none.</summary>
    public static RecordKind? KindOf(Read read) => read switch
    {
        Read.ById byId => byId.Kind,
        Read.ByKey byKey => byKey.Key.Definition.Record,
        _ => null,
    };

    /// <summary>Notes a read by id or by key, and where its answer belongs. A text without a compared form is no record's key.</summary>
    public void Add(Read read, int index)
    {
        if (read is Read.ById byId)
        {
            _ids.Add((byId.Id, index));
        }
        else if (((Read.ByKey)read).Key.Compared() is { } key)
        {
            KeysOf(key.Definition).Add(key, index);
        }
    }

    /// <summary>Writes the statement.</summary>
    public void Append(SqlText sql)
    {
        sql.Append(sql.Schema.SelectOf(table));
        if (Conditions is [var only])
        {
            only(sql, QuerySql.Alias);
            return;
        }

        sql.Append($"{QuerySql.Alias}.{Table.No} IN (").Join(" UNION ALL ", Conditions, condition =>
        {
            var row = sql.NewAlias();
            sql.Append($"SELECT {row}.{Table.No} FROM ").Table(table).Append($" {row} WHERE ");
            condition(sql, row);
        }).Append(")");
    }

    /// <summary>Reads what the statement found, which may be more than was asked for.</summary>
    public void Read(DbDataReader row, SqlDialect dialect, ReadAnswer[] answers)
    {
        while (row.Read())
        {
            var record = RowReader.Make(row, table, tenant.TenantId, dialect);
            var answer = new ReadAnswer { Records = [record] };
            foreach (var index in PlacesOf(record.Id))
            {
                answers[index] = answer;
            }

            foreach (var keys in _keys)
            {
                keys.Answer(record, answer, answers);
            }
        }
    }

    /// <summary>Asks for each by itself.</summary>
    public void ReadOneByOne(SessionReads reads, ReadAnswer[] answers)
    {
        var found = _ids.Select(each => (each.Index, Record: reads.Find(table.Type.Kind, each.Id)))
            .Concat(_keys.SelectMany(keys => keys.Asked).Select(each => (each.Index, Record: reads.FindByKey(each.Key))));
        foreach (var (index, record) in found.Where(each => each.Record is not null))
        {
            answers[index] = new() { Records = [record!] };
        }
    }

    private NamedKeys KeysOf(KeyDefinition definition)
    {
        var at = _keys.FindIndex(keys => keys.Definition == definition);
        if (at < 0)
        {
            at = _keys.Count;
            _keys.Add(new(definition, tenant));
        }

        return _keys[at];
    }

    private IEnumerable<int> PlacesOf(Guid id) =>
        _ids.Count == 0 ? [] : (_places ??= _ids.ToLookup(each => each.Id, each => each.Index))[id];

    private List<Action<SqlText, string>> MakeConditions()
    {
        var conditions = new List<Action<SqlText, string>>();
        if (_ids.Count > 0)
        {
            conditions.Add((sql, alias) => sql.OfTenant(table, alias, tenant).Append(" AND ")
                .In($"{alias}.\"id\"", _ids.ConvertAll(each => Queries.FieldValue.Of(each.Id))));
        }

        foreach (var keys in _keys)
        {
            conditions.AddRange(keys.MakeConditions());
        }

        return conditions;
    }
}
