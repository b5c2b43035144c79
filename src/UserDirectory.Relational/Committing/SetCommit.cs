using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// One change set: straight on, relying on the database's constraints and on how many rows a statement concerned; and when anything
/// refuses, once more with care, looking everything up, so that every refusal is told. Either in a transaction of its own, whose first
/// statement waits for those that write already.
/// </summary>
internal sealed class SetCommit(SqlSession session, ChangeSet set)
{
    public CommitResult Run()
    {
        try
        {
            return Run(isCareful: false);
        }
        catch (CarefulNeededException)
        {
            return Run(isCareful: true);
        }
        catch (DbException refused) when (session.Schema.Dialect.IsConstraint(refused))
        {
            return Run(isCareful: true);
        }
    }

    private CommitResult Run(bool isCareful)
    {
        using var transaction = session.Schema.Dialect.BeginWrite(session.Connection);
        session.Transaction = transaction;
        try
        {
            var result = Decide(isCareful);
            if (result.IsCommitted)
            {
                transaction.Commit();
            }

            return result;
        }
        finally
        {
            session.Transaction = null;
        }
    }

    private CommitResult Decide(bool isCareful)
    {
        if (TenantHead.Read(session, set.TenantId) is not { } head)
        {
            if (!set.Writes.Any(write => write is Write.Add { Record: Tenant }))
            {
                return new(0, 0, [new(-1, RefusalReason.NotFound)]);
            }

            head = new(0, 0, 0);
        }

        var writes = new SetWrites(session, set, head, isCareful);
        return writes.FindFirst() is { } first ? new(first.Number, first.Authority, []) : writes.Run();
    }
}
