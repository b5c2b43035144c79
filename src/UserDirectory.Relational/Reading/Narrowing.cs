using UserDirectory.Queries;

namespace UserDirectory.Relational;

/// <summary>
/// Finds out whether few rows can satisfy a filter, by what they are linked to or by the words they contain: then those are read and put in
/// order, and else the order is walked until the page is full. Either is slow where the other is fast, and the engine cannot know which.
/// </summary>
internal sealed class Narrowing(SqlSession session, TenantScope tenant)
{
    // So many are in order as fast as walking takes among a hundred thousand, and no slower than a page takes to read elsewhere.
    private const int Few = 1_000;

    /// <summary>Writes what selects the numbers of the few rows that can satisfy the filter; null where they are many, or may be.</summary>
    public Action<SqlText>? Of(Table table, Filter? where)
    {
        Action<SqlText>? narrowest = null;
        long fewest = Few + 1;
        foreach (var rows in where is null ? [] : Ways(table, where))
        {
            var sql = session.New().Append("SELECT count(*) FROM (");
            rows(sql);
            var count = session.Number(sql.Append(" LIMIT ").Number(fewest).Append(")"))!.Value;
            if (count < fewest)
            {
                (narrowest, fewest) = (rows, count);
            }
        }

        return narrowest;
    }

    private IEnumerable<Action<SqlText>> Ways(Table table, Filter where)
    {
        var conditions = where is And and ? and.Filters : [where];
        foreach (var linked in conditions.OfType<AnyLinked>().Where(IsFound))
        {
            yield return sql => new FilterSql(sql, tenant).AppendEnds(linked);
        }

        var words = conditions.SelectMany(condition => condition is And inner ? inner.Filters : [condition]).OfType<Comparison>()
            .Where(comparison => comparison.Operator == ComparisonOperator.Contains && comparison.Field.IsDerived)
            .Select(comparison => comparison.Value.Text!).ToList();
        if (words.Count > 0 && session.Schema.Dialect.Search is { } search && table == SearchIndex.Over
            && (tenant.Number ?? TenantHead.Read(session, tenant.TenantId)?.Tenant) is { } number
            && search.AppendCandidates(session.New(), number, words))
        {
            yield return sql => search.AppendCandidates(sql, number, words);
        }
    }

    // Only where an index leads to the ends that are asked for.
    private static bool IsFound(AnyLinked linked) =>
        Table.IsOwnId(linked.Link.FromField) && Table.Of(linked.Link.To).Compared(linked.Link.ToField).Target == linked.Link.From
        && (linked.Inner is And and ? and.Filters : linked.Inner is null ? [] : [linked.Inner]).Any(condition => condition switch
        {
            Comparison { Operator: ComparisonOperator.Equal } comparison => comparison.Field.Refers is not null,
            InList list => list.Field.Refers is not null,
            Under under => under.Field.Refers is not null,
            _ => false,
        });
}
