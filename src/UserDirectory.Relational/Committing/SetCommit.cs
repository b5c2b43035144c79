using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// One change set: straight on, relying on the database's constraints and on how many rows a statement concerned; and when anything
/// refuses, once more with care, looking everything up, so that every refusal is told. Not thread-safe.
/// </summary>
internal sealed class SetCommit(SqlSession session, ChangeSet set)
{
    private const string Savepoint = "change_set";

    /// <summary>Whether the answer is of what was written now, and not of a commit that the set had made before.</summary>
    public bool IsNew { get; private set; }

    /// <summary>In a transaction of its own, whose first statement waits for those that write already.</summary>
    public CommitResult Run() => StraightOrCarefully(
        isCareful => session.Write(_ => Decide(isCareful), result => result.IsCommitted));

    /// <summary>
    /// In a transaction that the session is in already, under a savepoint: after a refusal it is as it was, and so it is after a fault that
    /// the database did not answer by ending it.
    /// </summary>
    public CommitResult RunWithin(DbTransaction transaction) => StraightOrCarefully(isCareful => Within(transaction, isCareful));

    /// <summary>
    /// The same in a transaction of the host's, with care from the start: nothing is left to constraints, of which some would speak only at
    /// the host's commit, and of others an error ends the transaction on some engines.
    /// </summary>
    public CommitResult RunWithinHosts(DbTransaction transaction) => Carefully(isCareful => Within(transaction, isCareful));

    private CommitResult StraightOrCarefully(Func<bool, CommitResult> run)
    {
        try
        {
            return run(false);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            return Carefully(run);
        }
    }

    private CommitResult Carefully(Func<bool, CommitResult> run) => Unexplained.Tell(session.Schema.Dialect, () => run(true));

    private CommitResult Within(DbTransaction transaction, bool isCareful)
    {
        transaction.Save(Savepoint);
        try
        {
            var result = Decide(isCareful);
            // With care everything was looked up, and what is open may be the host's.
            if (!isCareful && result.IsCommitted && session.Schema.Dialect.HasOpenViolations(session.Connection))
            {
                throw new CarefulNeededException();
            }

            if (!result.IsCommitted)
            {
                transaction.Rollback(Savepoint);
            }

            transaction.Release(Savepoint);
            return result;
        }
        catch
        {
            RollBack(transaction);
            throw;
        }
    }

    private static void RollBack(DbTransaction transaction)
    {
        try
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            // What failed took the whole transaction along, and says why.
        }
    }

    private bool IsRefusal(Exception exception) =>
        exception is CarefulNeededException || (exception is DbException refused && session.Schema.Dialect.IsConstraint(refused));

    private CommitResult Decide(bool isCareful)
    {
        IsNew = false;
        if (TenantHead.Read(session, set.TenantId) is not { } head)
        {
            if (!WriteCheck.AddsTenant(set))
            {
                return new(0, 0, [new(-1, RefusalReason.NotFound)]);
            }

            head = new(0, 0, 0);
        }

        var writes = new SetWrites(session, set, head, isCareful);
        if (writes.FindFirst() is { } first)
        {
            return first;
        }

        var result = writes.Run();
        IsNew = result.IsCommitted;
        return result;
    }
}
