using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Asks at once for the numbers that the rows of a few records will have, instead of one after the other. What is not there is asked for
/// again, since the set may add it. Not thread-safe.
/// </summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="numbers">What learns them.</param>
internal sealed class NumbersAhead(SqlSession session, TenantScope tenant, RowNumbers numbers)
{
    // Of more each is asked for by the statement that all share.
    private const int MostAhead = 16;

    private readonly List<Question> _questions = [];
    private readonly HashSet<Guid> _added = [];

    public void Ask(IEnumerable<DirectoryRecord> records)
    {
        foreach (var record in records)
        {
            foreach (var column in Table.Of(record.Kind).Numbers)
            {
                Add(QuestionOf(column, record));
            }

            _added.Add(record.Id);
            if (_questions.Count > MostAhead)
            {
                return;
            }
        }

        if (_questions.Count > 1)
        {
            Send();
        }
    }

    private static Question QuestionOf(TableColumn column, DirectoryRecord record)
    {
        if (column.Form == ColumnForm.PairNumber)
        {
            var (first, second) = PairNumbers.EndsOf(column, record);
            return new(null, first, second, Pair: column);
        }

        var value = column.Read(record);
        return column.Form == ColumnForm.ActorNumber
            ? new(value.Text, default)
            : new(null, value.IsMissing ? default : value.Id, Kind: column.Target);
    }

    private void Add(Question question)
    {
        var isOfNothing = question is { Actor: null } && question.First == Guid.Empty && question.Second == Guid.Empty;
        if (!isOfNothing && !_added.Contains(question.First) && !_added.Contains(question.Second) && !_questions.Contains(question))
        {
            _questions.Add(question);
        }
    }

    private void Send()
    {
        var sql = session.New().Append("SELECT ");
        sql.Join(", ", _questions, question => Write(sql, question));
        using var found = session.Query(sql);
        found.Read();
        for (var place = 0; place < _questions.Count; place++)
        {
            if (!found.IsDBNull(place))
            {
                Learn(_questions[place], found.GetInt64(place));
            }
        }
    }

    private void Write(SqlText sql, Question question)
    {
        if (question.Actor is { } actor)
        {
            sql.Append($"(SELECT {Table.No} FROM {session.Schema.Actors} WHERE {Table.Tenant} = ").Tenant(tenant)
                .Append(" AND \"name\" = ").Value(ColumnValue.Of(actor)).Append(")");
        }
        else if (question.Pair is { } pair)
        {
            KeySql.AppendPair(sql, pair, member => member == pair.Members[0] ? question.First : question.Second, tenant);
        }
        else
        {
            sql.RowNumber(question.Kind!.Value, question.First, tenant);
        }
    }

    private void Learn(Question question, long number)
    {
        if (question.Actor is { } actor)
        {
            numbers.Learn(actor, number);
        }
        else if (question.Pair is { } pair)
        {
            numbers.Pairs.Learn(pair.Pair!, question.First, question.Second, number);
        }
        else
        {
            numbers.Learn(question.Kind!.Value, question.First, number);
        }
    }

    /// <summary>What is asked for: an actor, a pair, or a row.</summary>
    private readonly record struct Question(
        string? Actor, Guid First, Guid Second = default, RecordKind? Kind = null, TableColumn? Pair = null);
}
