using System.Data;
using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The store inside a transaction of the host's, on the host's connection, which it leaves open. Used by one call at a time, as that is.
/// </summary>
internal sealed class EnlistedStore : RelationalStore, IEnlistedStore
{
    private const string Busy = "store.busy";

    private readonly DbTransaction _transaction;
    private readonly SqlSession _session;
    private bool _isKnown;

    /// <param name="schema">The names and the dialect.</param>
    /// <param name="transaction">The host's transaction.</param>
    /// <param name="patience">For how many seconds a statement is tried at most; null for as long as the connection says.</param>
    /// <exception cref="ArgumentException">The transaction reads what others have not committed.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public EnlistedStore(RelationalSchema schema, DbTransaction transaction, int? patience)
        : base(schema)
    {
        var connection = transaction.Connection ?? throw Ended();
        if (transaction.IsolationLevel is IsolationLevel.ReadUncommitted or IsolationLevel.Chaos)
        {
            throw new ArgumentException(
                $"The transaction is '{transaction.IsolationLevel}': rights would be read that others may never commit. Begin one that "
                    + "reads only what is committed.",
                nameof(transaction));
        }

        (_transaction, _session) = (transaction, new SqlSession(connection, schema, transaction) { Patience = patience });
    }

    public bool HasEnded => _transaction.Connection is null;

    public static InvalidOperationException Ended() =>
        new("The transaction has ended, or its connection is closed. Begin another and enlist in that.");

    public void Dispose() => _session.Dispose();

    protected override ValueTask<TResult> ReadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken) =>
        new(Use(read));

    protected override ValueTask<CommitResult> CommitCheckedAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        new(Use(session => new SetCommit(session, changes).RunWithinHosts(_transaction)));

    /// <exception cref="NotSupportedException">Always: it ends its transaction itself.</exception>
    protected override Task<TResult> WriteLongAsync<TResult>(Func<SqlSession, TResult> write) =>
        throw new NotSupportedException("What takes a transaction of its own cannot be done in one of the host's.");

    private TResult Use<TResult>(Func<SqlSession, TResult> use)
    {
        try
        {
            return use(Session());
        }
        catch (DbException exception) when (Schema.Dialect.FaultOf(exception) is { } fault)
        {
            throw fault.Code == Busy ? Overtaken(fault) : fault;
        }
    }

    private static StoreException Overtaken(StoreException fault) => new(
        Busy,
        "The transaction cannot write: others are writing, or have written since it began to read. Roll it back and begin it anew, as one "
            + "that writes from the start.",
        fault.InnerException);

    private SqlSession Session()
    {
        if (HasEnded)
        {
            throw Ended();
        }

        if (!_isKnown)
        {
            new SchemaState(Schema).MustBeThere(_session);
            Schema.Dialect.MustMeanTheSame(_session);
            _isKnown = true;
        }

        return _session;
    }
}
