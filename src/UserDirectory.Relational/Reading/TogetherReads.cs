using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Several reads of one tenant and one state, sent together: the tenant with its head, then a statement for each type of which records are
/// asked for by id or key, then the lists and what decisions need. For one call; not thread-safe.
/// </summary>
/// <param name="session">The session, in a transaction.</param>
/// <param name="tenant">The tenant, by the number that it is said to have.</param>
/// <param name="reads">The reads.</param>
internal sealed class TogetherReads(SqlSession session, TenantScope tenant, IReadOnlyList<Read> reads)
{
    private readonly SqlText _sql = session.New();
    private readonly ReadAnswer[] _answers = new ReadAnswer[reads.Count];

    // What each statement after the head answers, in their order.
    private readonly List<Action<DbDataReader>> _answer = [];

    // What is asked for of so many that a statement of its own, which all of them share, serves better.
    private readonly List<Action> _after = [];

    private int _accesses;
    private (TenantHead Head, Tenant Tenant) _read;

    private SqlDialect Dialect => session.Schema.Dialect;

    /// <summary>The answers; null when the tenant does not have the number.</summary>
    public ReadResults? Answer()
    {
        Array.Fill(_answers, ReadAnswer.Nothing);
        TenantHead.AppendWithTenant(_sql, tenant);
        AppendNamed();
        for (var i = 0; i < reads.Count; i++)
        {
            AppendOther(reads[i], i);
        }

        return Send() ? new(_read.Head.Sequence, _read.Head.Authority, _answers) : null;
    }

    private bool Send()
    {
        using (var row = session.Query(_sql))
        {
            if (TenantHead.ReadWithTenant(row, tenant.TenantId, Dialect) is not { } found)
            {
                return false;
            }

            _read = found;
            foreach (var answer in _answer)
            {
                answer(row);
            }
        }

        _after.ForEach(read => read());
        return true;
    }

    private void AppendNamed()
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
                    named.Add((kind, new NamedReads(Table.Of(kind), tenant)));
                }

                named[at].Reads.Add(reads[i], i);
            }
        }

        foreach (var asked in named.Select(each => each.Reads).Where(asked => !asked.IsEmpty))
        {
            if (asked.IsTogether)
            {
                asked.Append(_sql.Then());
                _answer.Add(row => asked.Read(Next(row), Dialect, _answers));
            }
            else
            {
                _after.Add(() => asked.ReadOneByOne(new(session, tenant), _answers));
            }
        }
    }

    private void AppendOther(Read read, int index)
    {
        switch (read)
        {
            case Read.Where where:
                var table = Table.Of(where.Kind);
                QuerySql.AppendFirst(_sql.Then(), table, tenant, where.Filter, where.Take + 1);
                _answer.Add(row => _answers[index] = Listed(Next(row), table, where.Take));
                break;
            case Read.Access access:
                var facts = new AccessReads(tenant.TenantId, access.UserId, access.OrganizationId);
                facts.Append(_sql, session.Schema.Access(_accesses));
                _accesses += facts.IsOfTenant ? 0 : 1;
                _answer.Add(row => _answers[index] = new() { Access = facts.Read(row, Dialect, _read.Head, _read.Tenant) });
                break;
            case Read.ById or Read.ByKey:
                break;
            default:
                throw new NotSupportedException($"There is no read {read}.");
        }
    }

    private static DbDataReader Next(DbDataReader row)
    {
        row.NextResult();
        return row;
    }

    private ReadAnswer Listed(DbDataReader row, Table table, int take)
    {
        var found = RowReader.All<DirectoryRecord>(row, table, tenant.TenantId, Dialect);
        return new() { Records = found.Count > take ? [.. found.Take(take)] : found, HasMore = found.Count > take };
    }
}
