using System.Globalization;
using System.Text;

namespace UserDirectory.Relational;

/// <summary>
/// How the rows of a table are read where they are few and found by an index: what their links and actors name is joined, once for the
/// statement, and not looked up anew for each value. Where rows are put in order first, most of them would be joined in vain. For one
/// statement; not thread-safe.
/// </summary>
internal sealed class JoinedRow
{
    private readonly StringBuilder _joins = new();
    private readonly RelationalSchema _schema;
    private readonly string _alias;
    private string? _pair;
    private int _joined;

    /// <param name="schema">The names.</param>
    /// <param name="table">The table.</param>
    /// <param name="alias">The alias of its rows.</param>
    /// <param name="pair">The alias of their pair of links where the statement has joined that itself; null for none.</param>
    /// <param name="known">Expressions for values that the statement has already.</param>
    public JoinedRow(
        RelationalSchema schema, Table table, string alias, string? pair = null,
        params ReadOnlySpan<(TableColumn Column, string Value)> known)
    {
        (_schema, _alias, _pair) = (schema, alias, pair);
        var has = new Dictionary<TableColumn, string>();
        foreach (var (column, value) in known)
        {
            has.Add(column, value);
        }

        Values = string.Join(", ", table.Read.Select(column => has.TryGetValue(column, out var value) ? value : ValueOf(column)));
    }

    /// <summary>What a record is made of, in the order of <see cref="Table.Read"/>.</summary>
    public string Values { get; }

    /// <summary>What follows the tables of the statement, before its conditions.</summary>
    public string Joins => _joins.ToString();

    private string ValueOf(TableColumn column) => column switch
    {
        { Form: ColumnForm.RowNumber } => Join(_schema.NameOf(Table.Of(column.Target!.Value)), NumberOf(column)) + ".\"id\"",
        { Form: ColumnForm.ActorNumber } => Join(_schema.Actors, NumberOf(column)) + ".\"name\"",
        _ => $"{_alias}.{column.Sql}",
    };

    // Both links of a pair are read by one look-up of it.
    private string NumberOf(TableColumn column) => column.Pair is { } pair
        ? $"{_pair ??= Join(_schema.NameOf(pair), $"{_alias}.{pair.Sql}")}.{column.Sql}"
        : $"{_alias}.{column.Sql}";

    private string Join(string table, string number)
    {
        var alias = _alias + _joined++.ToString(CultureInfo.InvariantCulture);
        _joins.Append(CultureInfo.InvariantCulture, $" LEFT JOIN {table} {alias} ON {alias}.{Table.No} = {number}");
        return alias;
    }
}
