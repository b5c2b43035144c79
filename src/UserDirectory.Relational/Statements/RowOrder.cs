using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The order of a page and what comes after a position in it. Missing values come first, last when descending; the id comes last, in the
/// direction of the last step, unless a step before is an order of all by itself.
/// </summary>
internal sealed class RowOrder
{
    private readonly RelationalSchema _schema;
    private readonly string _sign;
    private readonly List<Step> _steps = [];

    // So many of the steps are an order of all by themselves. A position needs the others, too: another row may have its key by now.
    private readonly int _deciding;

    /// <param name="schema">The database.</param>
    /// <param name="table">The records' table.</param>
    /// <param name="orderBy">The order; the id comes last.</param>
    /// <param name="isByHand">
    /// Whether rows are to be found by the condition and then put in order, where an engine without statistics might walk an index in that
    /// order through all of the tenant.
    /// </param>
    public RowOrder(RelationalSchema schema, Table table, IReadOnlyList<Sort> orderBy, bool isByHand)
    {
        (_schema, _sign) = (schema, isByHand ? "+" : string.Empty);
        for (var i = 0; i < orderBy.Count; i++)
        {
            _steps.Add(new(table.Compared(orderBy[i].Field), orderBy[i].IsDescending, i));
        }

        var id = table.Stored(table.Type.Columns[table.IdOrdinal]);
        _steps.Add(new(id, orderBy.Count > 0 && orderBy[^1].IsDescending, Place: null));
        var unique = _steps.FindIndex(
            step => table.Type.Keys.SelectMany(KeyWay.Of).Any(way => way.IsOrder && way.Text == step.Column));
        _deciding = unique < 0 ? _steps.Count : unique + 1;
    }

    /// <summary>Writes the order.</summary>
    public SqlText Append(SqlText sql) =>
        sql.Join(", ", _steps.Take(_deciding), step => sql.Append(PlaceOf(step)).Append(step.IsDescending ? " DESC" : ""));

    /// <summary>
    /// The conditions to come after a position, one for each piece of an index. Each piece has bounds that an index can begin at.
    /// </summary>
    public IEnumerable<Action<SqlText>> After(SeekPosition after)
    {
        var first = _steps[0];
        if (!first.Column.Source.IsOptional)
        {
            yield return sql => AppendBehind(sql, after, 0);
            yield break;
        }

        var isMissing = first.Of(after).IsMissing;
        yield return sql => AppendBehind(sql, after, 0);
        if (isMissing != first.IsDescending)
        {
            yield return sql => sql.Append(ValueOf(first)).Append(isMissing ? " IS NOT NULL" : " IS NULL");
        }
    }

    /// <summary>
    /// Behind the position from one step on: among the rows that are missing a value or have one, as the position is. The last step always
    /// has one.
    /// </summary>
    private void AppendBehind(SqlText sql, SeekPosition after, int from)
    {
        var step = _steps[from];
        var (value, than) = (ValueOf(step), step.Of(after));
        if (than.IsMissing)
        {
            AppendNext(sql.Append(value).Append(" IS NULL AND "), after, from);
            return;
        }

        var @operator = step.IsDescending ? " < " : " > ";
        if (from == _steps.Count - 1)
        {
            sql.Append(value).Append(@operator).Value(than);
            return;
        }

        // The bound says nothing that the rest does not, but so that an index can begin there.
        sql.Append(value).Append(step.IsDescending ? " <= " : " >= ").Value(than)
            .Append(" AND (").Append(value).Append(@operator).Value(than).Append(" OR ");
        AppendNext(sql, after, from).Append(")");
    }

    // Where the steps so far are the same: the next one decides, whose rows with and without a value both count here.
    private SqlText AppendNext(SqlText sql, SeekPosition after, int from)
    {
        var next = _steps[from + 1];
        sql.Append("(");
        AppendBehind(sql, after, from + 1);
        if (next.Column.Source.IsOptional && next.Of(after).IsMissing != next.IsDescending)
        {
            sql.Append(" OR ").Append(ValueOf(next)).Append(next.Of(after).IsMissing ? " IS NOT NULL" : " IS NULL");
        }

        return sql.Append(")");
    }

    private string PlaceOf(Step step) => step.Column.Source.Field == ChangeFields.Number
        ? _sign + _schema.Dialect.Feed.OrderOf(QuerySql.Alias)
        : ValueOf(step);

    private string ValueOf(Step step) => _sign + _schema.ValueOf(step.Column, QuerySql.Alias);

    /// <param name="Column">The column.</param>
    /// <param name="IsDescending">Whether backwards.</param>
    /// <param name="Place">Which of the values of a position it is; null for the id.</param>
    private sealed record Step(TableColumn Column, bool IsDescending, int? Place)
    {
        public FieldValue Of(SeekPosition after) => Place is { } place ? after.Values[place] : FieldValue.Of(after.Id);
    }
}
