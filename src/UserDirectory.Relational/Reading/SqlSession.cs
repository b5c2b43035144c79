using System.Data.Common;
using System.Globalization;

namespace UserDirectory.Relational;

/// <summary>
/// One connection with the statements that were prepared on it. Used by one call at a time; not thread-safe.
/// </summary>
/// <param name="connection">The connection, which the session disposes of when it is its own.</param>
/// <param name="schema">The names and the dialect.</param>
/// <param name="within">The transaction of the host's that everything happens in; null on a connection of the store's own.</param>
internal sealed class SqlSession(DbConnection connection, RelationalSchema schema, DbTransaction? within = null) : IDisposable
{
    // Filters of callers make ever new texts; what services ask has a few hundred.
    public const int MostPrepared = 512;

    private readonly Dictionary<string, LinkedListNode<(string Text, DbCommand Command)>> _prepared = new(StringComparer.Ordinal);

    // The one that was asked last comes first.
    private readonly LinkedList<(string Text, DbCommand Command)> _asked = new();

    private readonly bool _isOwn = within is null;

    public DbConnection Connection => connection;

    public RelationalSchema Schema => schema;

    public DbTransaction? Transaction { get; set; } = within;

    /// <summary>For how many seconds a statement is tried at most; null for as long as the connection says.</summary>
    public int? Patience { get; init; }

    /// <summary>A statement to write.</summary>
    public SqlText New() => new(schema);

    public int Execute(SqlText sql) => Command(sql).ExecuteNonQuery();

    public DbDataReader Query(SqlText sql) => Command(sql).ExecuteReader();

    /// <summary>The first value of the first row as a number; null when there is no row.</summary>
    public long? Number(SqlText sql) =>
        Command(sql).ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether there is a row.</summary>
    public bool Any(SqlText sql) => Command(sql).ExecuteScalar() is not null;

    /// <summary>The answer to a statement of fixed text that is asked once, such as a setting of the connection.</summary>
    public string? Text(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar() as string;
    }

    /// <summary>Writes in a transaction, after those that write already; what is not kept is rolled back.</summary>
    public TResult Write<TResult>(Func<DbTransaction, TResult> write, Func<TResult, bool> isKept)
    {
        var transaction = schema.Dialect.BeginWrite(connection);
        Transaction = transaction;
        try
        {
            var result = write(transaction);
            if (isKept(result))
            {
                transaction.Commit();
            }

            transaction.Dispose();
            return result;
        }
        catch
        {
            RollBack(transaction);
            throw;
        }
        finally
        {
            Transaction = null;
        }
    }

    public void Dispose()
    {
        foreach (var (_, command) in _asked)
        {
            command.Dispose();
        }

        if (_isOwn)
        {
            connection.Dispose();
        }
    }

    // A database that cannot go on rolls back by itself, and then not once more: what counts is why it could not.
    private static void RollBack(DbTransaction transaction)
    {
        try
        {
            transaction.Dispose();
        }
        catch (DbException)
        {
        }
    }

    private DbCommand Command(SqlText sql)
    {
        var command = Find(sql.ToString(), sql.Parameters.Count);
        command.Transaction = Transaction;
        for (var i = 0; i < sql.Parameters.Count; i++)
        {
            command.Parameters[i].Value = sql.Parameters[i];
        }

        return command;
    }

    private DbCommand Find(string text, int parameters)
    {
        if (_prepared.TryGetValue(text, out var known))
        {
            if (known != _asked.First)
            {
                _asked.Remove(known);
                _asked.AddFirst(known);
            }

            return known.Value.Command;
        }

        if (_prepared.Count == MostPrepared)
        {
            var oldest = _asked.Last!;
            _asked.RemoveLast();
            _prepared.Remove(oldest.Value.Text);
            oldest.Value.Command.Dispose();
        }

        var command = Prepare(text, parameters);
        _prepared[text] = _asked.AddFirst((text, command));
        return command;
    }

    private DbCommand Prepare(string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = Patience ?? command.CommandTimeout;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i.ToString(CultureInfo.InvariantCulture)}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
