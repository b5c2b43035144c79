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
    private readonly bool _isOwn = within is null;
    private PreparedCommands? _commands;
    private bool _isReading;

    private PreparedCommands Commands => _commands ??= new(connection, Patience);

    public DbConnection Connection => connection;

    public RelationalSchema Schema => schema;

    public DbTransaction? Transaction { get; set; } = within;

    /// <summary>For how many seconds a statement is tried at most; null for as long as the connection says.</summary>
    public int? Patience { get; init; }

    /// <summary>A statement to write.</summary>
    public SqlText New() => new(schema);

    public int Execute(SqlText sql) => Command(sql).ExecuteNonQuery();

    /// <param name="sql">The statement.</param>
    /// <param name="values">The values of its parameters, in the order of their names.</param>
    public int Execute(FixedSql sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteNonQuery();

    /// <inheritdoc cref="Execute(FixedSql, ReadOnlySpan{object})"/>
    public DbDataReader Query(FixedSql sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteReader();

    /// <summary>The first value of the first row as a number; null when there is no row.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">The values of its parameters, in the order of their names.</param>
    public long? Number(FixedSql sql, params ReadOnlySpan<object> values) => NumberOf(Command(sql, values));

    public DbDataReader Query(SqlText sql) => Command(sql).ExecuteReader();

    /// <summary>The first value of the first row as a number; null when there is no row.</summary>
    public long? Number(SqlText sql) => NumberOf(Command(sql));

    /// <summary>Whether there is a row.</summary>
    public bool Any(SqlText sql) => Command(sql).ExecuteScalar() is not null;

    /// <summary>The answer to a statement of fixed text that is asked once, such as a setting of the connection.</summary>
    public string? Text(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar() as string;
    }

    /// <summary>Reads of one committed state: that of the transaction that the session is in, or of one for these reads.</summary>
    public TResult Read<TResult>(Func<TResult> read)
    {
        if (Transaction is not null || _isReading)
        {
            return read();
        }

        _isReading = true;
        try
        {
            return schema.Dialect.ReadOneState(this, read);
        }
        finally
        {
            _isReading = false;
        }
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
        _commands?.Dispose();
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

    private static long? NumberOf(DbCommand command) =>
        command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    private DbCommand Command(FixedSql sql, ReadOnlySpan<object> values)
    {
        schema.Sending?.Invoke(sql.Text);
        return With(Commands.Find(sql), values);
    }

    private DbCommand Command(SqlText sql)
    {
        var command = Commands.Find(sql);
        sql.EndAs(command.CommandText);
        schema.Sending?.Invoke(command.CommandText);
        return With(command, sql.Values);
    }

    private DbCommand With(DbCommand command, ReadOnlySpan<object> values)
    {
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
