namespace UserDirectory.Relational;

/// <summary>The names of a database's tables, and its dialect. Immutable and thread-safe.</summary>
/// <param name="dialect">The engine's dialect.</param>
/// <param name="prefix">What the names of all tables and indexes begin with.</param>
internal sealed class RelationalSchema(SqlDialect dialect, string prefix)
{
    private readonly string[] _selects = new string[Table.All.Count];

    public SqlDialect Dialect => dialect;

    public string Prefix => prefix;

    public string NameOf(Table table) => Quoted(table.Name);

    /// <summary>
    /// How every statement begins that reads records, up to its conditions on the rows, whose alias is <see cref="QuerySql.Alias"/>.
    /// </summary>
    public string SelectOf(Table table) => _selects[(int)table.Type.Kind - 1] ??=
        $"SELECT {string.Join(", ", table.Read.Select(column => $"{QuerySql.Alias}.{column.Sql}"))} FROM {NameOf(table)} "
            + $"{QuerySql.Alias} WHERE ";

    public string NameOf(ListTable table) => Quoted(table.Name);

    /// <summary>A name with the prefix, quoted.</summary>
    public string Quoted(string name) => SqlName.Quoted(prefix + name);
}
