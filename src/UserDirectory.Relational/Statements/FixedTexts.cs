using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The statements that every call needs, each made when it is first asked for. Thread-safe.</summary>
/// <param name="schema">The names and the dialect.</param>
internal sealed class FixedTexts(RelationalSchema schema)
{
    // Made twice where two ask at once, which harms nobody.
    private readonly FixedSql?[] _byId = new FixedSql?[Table.All.Count * 2];
    private readonly FixedSql?[] _inserts = new FixedSql?[Table.All.Count * 2];
    private readonly FixedSql?[] _numbers = new FixedSql?[Table.All.Count];
    private readonly FixedSql?[] _facts = new FixedSql?[4];
    private readonly ConcurrentDictionary<TableColumn, FixedSql> _pairs = [];
    private FixedSql? _head;
    private FixedSql? _actor;
    private FixedSql? _committed;

    /// <summary>A tenant's head. Its parameter: the tenant's id.</summary>
    public FixedSql Head => _head ??= Of(sql => TenantHead.Append(sql, Guid.Empty));

    /// <summary>The number of an actor. Its parameters: the tenant's number; the actor's text.</summary>
    public FixedSql Actor => _actor ??= Of(sql => sql.Append($"SELECT {Table.No} FROM {schema.Actors} WHERE {Table.Tenant} = ").Value(0)
        .Append(" AND \"name\" = ").Place(ColumnKind.Actor));

    /// <summary>
    /// The number of a set's change, and the authority number after it. Its parameters: the tenant's number; the number from which to look,
    /// and to which; the set's id.
    /// </summary>
    public FixedSql Committed => _committed ??= Of(sql =>
        sql.Append("SELECT \"number\", \"authority\" FROM ").Table(Table.Of(RecordKind.Change)).Append(" WHERE ")
            .OfTenant(Table.Of(RecordKind.Change), new(Guid.Empty, 0, new(0, 0))).Append(" AND \"id\" = ").Place(ColumnKind.Id));

    /// <summary>A record. Its parameters: the tenant's number or its id; the record's id.</summary>
    public FixedSql ById(Table table, TenantScope tenant) => Kept(_byId, table, tenant.Number is not null) ??= new(
        QuerySql.ById(schema, table, tenant, Guid.Empty));

    /// <summary>The number of a record's row. Its parameters: the tenant's number; the record's id.</summary>
    public FixedSql NumberOf(Table table) => _numbers[PlaceOf(table)] ??= Of(sql =>
        sql.Append($"SELECT {Table.No} FROM ").Table(table).Row(table, new(Guid.Empty, 0), Guid.Empty));

    /// <summary>The number of a pair of links. Its parameters: the tenant's number; the numbers of both ends, 0 for none.</summary>
    public FixedSql Pair(TableColumn number) => _pairs.GetOrAdd(number, pair => Of(sql =>
        sql.Append($"SELECT {Table.No} FROM ").Table(pair.Pair!).Append($" WHERE {Table.Tenant} = ").Value(0)
            .Join("", pair.Members, member => sql.Append($" AND {PairTable.Part(member)} = ").Value(0))));

    /// <summary>
    /// Adds a row, and gives its number where it has one. Its parameters: its number, where that is given; the tenant's number; the turn;
    /// then the columns.
    /// </summary>
    public FixedSql Insert(Table table, bool isNumberGiven) => Kept(_inserts, table, isNumberGiven) ??= Of(sql =>
    {
        sql.Append("INSERT INTO ").Table(table).Append(isNumberGiven ? $" ({Table.No}, " : " (").Append($"{Table.Tenant}, {Table.Turn}");
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Append(column.Sql);
        }

        sql.Append(") VALUES (");
        _ = isNumberGiven ? sql.Value(0).Append(", ") : sql;
        sql.Value(0).Append(", ").Value(0);
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Place(column.Kind);
        }

        sql.Append(table.IsLinkedTo ? $") RETURNING {Table.No}" : ")");
    });

    /// <summary>
    /// The tenant with its head, and what a decision needs. Its parameters: the tenant's number and its id; the organization's id and the
    /// user's, where there is one.
    /// </summary>
    public FixedSql Facts(bool isOfUser, bool isAtOrganization) => _facts[(isOfUser ? 1 : 0) + (isAtOrganization ? 2 : 0)] ??= Of(sql =>
    {
        TenantHead.AppendWithTenant(sql, new(Guid.AllBitsSet, 0));
        new AccessReads(Guid.Empty, isOfUser ? Guid.AllBitsSet : Guid.Empty, isAtOrganization ? Guid.Empty : null)
            .Append(sql, schema.Access(0));
    });

    private static int PlaceOf(Table table) => (int)table.Type.Kind - 1;

    private static ref FixedSql? Kept(FixedSql?[] texts, Table table, bool isSecond) =>
        ref texts[(PlaceOf(table) * 2) + (isSecond ? 1 : 0)];

    private FixedSql Of(Action<SqlText> write)
    {
        var sql = new SqlText(schema);
        write(sql);
        return new(sql);
    }
}
