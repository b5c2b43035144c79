namespace UserDirectory.Relational;

/// <summary>The names of a database's tables, and its dialect. Immutable and thread-safe.</summary>
/// <param name="dialect">The engine's dialect.</param>
/// <param name="prefix">What the names of all tables and indexes begin with.</param>
internal sealed class RelationalSchema(SqlDialect dialect, string prefix)
{
    public SqlDialect Dialect => dialect;

    public string Prefix => prefix;

    public string NameOf(Table table) => Quoted(table.Name);

    public string NameOf(ListTable table) => Quoted(table.Name);

    /// <summary>A name with the prefix, quoted.</summary>
    public string Quoted(string name) => SqlName.Quoted(prefix + name);
}
