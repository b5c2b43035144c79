using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Several reads of one tenant and one state, sent together: its head, then a statement for each type of which records are asked for by id
/// or key, then the lists, then what decisions need. For one call; not thread-safe.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="tenantId">The tenant.</param>
internal sealed class ManyReads(SqlSession session, Guid tenantId)
{
    private readonly TenantScope _tenant = new(tenantId);
    private readonly SqlText _sql = session.New();

    // What each statement after the head answers, in their order.
    private readonly List<Action<DbDataReader>> _answer = [];

    // What is asked for of so many that a statement of its own, which all of them share, serves better.
    private readonly List<Action> _after = [];

    private int _accesses;
    private TenantHead? _head;
    private ReadAnswer[] _answers = [];

    private RelationalSchema Schema => session.Schema;

    /// <summary>The answers; null when the tenant is not there.</summary>
    public ReadResults? Answer(IReadOnlyList<Read> reads)
    {
        if (reads is [Read.Access only])
        {
            return session.Read(() => new AccessReads(tenantId, only.UserId, only.OrganizationId).Find(session)) is { } facts
                ? new(facts.Sequence, facts.Authority, [new() { Access = facts }])
                : null;
        }

        _answers = new ReadAnswer[reads.Count];
        Array.Fill(_answers, ReadAnswer.Nothing);
        TenantHead.Append(_sql, tenantId);
        AppendNamed(reads);
        for (var i = 0; i < reads.Count; i++)
        {
            AppendOther(reads[i], i);
        }

        return _answer.Count == 0 ? Send() : session.Read(Send);
    }

    private ReadResults? Send()
    {
        using (var row = session.Query(_sql))
        {
            _head = TenantHead.Read(row);
            if (_head is null)
            {
                return null;
            }

            foreach (var answer in _answer)
            {
                row.NextResult();
                answer(row);
            }
        }

        _after.ForEach(read => read());
        return new(_head.Sequence, _head.Authority, _answers);
    }

    private void AppendNamed(IReadOnlyList<Read> reads)
    {
        var named = new List<(RecordKind Kind, NamedReads Reads)>();
        for (var i = 0; i < reads.Count; i++)
        {
            if (NamedReads.KindOf(reads[i]) is { } kind)
            {
                var at = named.FindIndex(each => each.Kind == kind);
                if (at < 0)
                {
                    at = named.Count;
                    named.Add((kind, new NamedReads(Table.Of(kind), _tenant)));
                }

                named[at].Reads.Add(reads[i], i);
            }
        }

        foreach (var asked in named.Select(each => each.Reads).Where(asked => !asked.IsEmpty))
        {
            if (asked.IsTogether)
            {
                asked.Append(_sql.Then());
                _answer.Add(row => asked.Read(row, Schema.Dialect, _answers));
            }
            else
            {
                _after.Add(() => asked.ReadOneByOne(new(session, new(tenantId, _head!.Tenant)), _answers));
            }
        }
    }

    private void AppendOther(Read read, int index)
    {
        switch (read)
        {
            case Read.Where where:
                var table = Table.Of(where.Kind);
                QuerySql.AppendFirst(_sql.Then(), table, _tenant, where.Filter, where.Take + 1);
                _answer.Add(row => _answers[index] = Listed(row, table, where.Take));
                break;
            case Read.Access access:
                var facts = new AccessReads(tenantId, access.UserId, access.OrganizationId);
                facts.Append(_sql, _accesses == 0 ? Schema.Access : new AccessSql(Schema, _accesses));
                _accesses++;
                _answer.Add(row => _answers[index] = new() { Access = facts.Read(row, Schema.Dialect, _head!) });
                break;
            case Read.ById or Read.ByKey:
                break;
            default:
                throw new NotSupportedException($"There is no read {read}.");
        }
    }

    private ReadAnswer Listed(DbDataReader row, Table table, int take)
    {
        var found = RowReader.All<DirectoryRecord>(row, table, tenantId, Schema.Dialect);
        return new() { Records = found.Count > take ? [.. found.Take(take)] : found, HasMore = found.Count > take };
    }
}
