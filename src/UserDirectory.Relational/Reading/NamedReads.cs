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
    private readonly List<(UniqueKey Key, int Index)> _keys = [];
    private List<Action<SqlText, string>>? _conditions;

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
            _keys.Add((key, index));
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
        var byId = _ids.ToLookup(each => each.Id, each => each.Index);
        var byKey = _keys.ToLookup(each => each.Key, each => each.Index);
        var definitions = _keys.Select(each => each.Key.Definition).Distinct().ToList();
        while (row.Read())
        {
            var record = RowReader.Make(row, table, tenant.TenantId, dialect);
            var answer = new ReadAnswer { Records = [record] };
            var places = byId[record.Id].Concat(
                definitions.SelectMany(definition => definition.Read(record) is { } key ? byKey[key] : []));
            foreach (var index in places)
            {
                answers[index] = answer;
            }
        }
    }

    /// <summary>Asks for each by itself.</summary>
    public void ReadOneByOne(SessionReads reads, ReadAnswer[] answers)
    {
        var found = _ids.Select(each => (each.Index, Record: reads.Find(table.Type.Kind, each.Id)))
            .Concat(_keys.Select(each => (each.Index, Record: reads.FindByKey(each.Key))));
        foreach (var (index, record) in found.Where(each => each.Record is not null))
        {
            answers[index] = new() { Records = [record!] };
        }
    }

    private List<Action<SqlText, string>> MakeConditions()
    {
        var conditions = new List<Action<SqlText, string>>();
        if (_ids.Count > 0)
        {
            conditions.Add((sql, alias) => sql.OfTenant(table, alias, tenant).Append(" AND ")
                .In($"{alias}.\"id\"", _ids.ConvertAll(each => Queries.FieldValue.Of(each.Id))));
        }

        foreach (var keys in _keys.GroupBy(each => each.Key.Definition, each => each.Key).Select(group => group.Distinct().ToList()))
        {
            if (KeySql.IsTogether(keys))
            {
                conditions.Add((sql, alias) => KeySql.AppendAny(sql, keys, alias, tenant));
            }
            else
            {
                conditions.AddRange(keys.Select(key => (Action<SqlText, string>)((sql, alias) => KeySql.Append(sql, key, alias, tenant))));
            }
        }

        return conditions;
    }
}
