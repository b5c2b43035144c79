using System.Data.Common;
using System.Globalization;

namespace UserDirectory.Relational;

/// <summary>
/// One connection with the statements that were prepared on it. Used by one call at a time; not thread-safe.
/// </summary>
internal sealed class SqlSession(DbConnection connection, RelationalSchema schema) : IDisposable
{
    // Filters of callers make ever new texts; what services ask has a few hundred.
    private const int MostPrepared = 512;

    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    public RelationalSchema Schema => schema;

    public DbTransaction? Transaction { get; set; }

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

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private DbCommand Command(SqlText sql)
    {
        var text = sql.ToString();
        if (!_prepared.TryGetValue(text, out var command))
        {
            if (_prepared.Count == MostPrepared)
            {
                Forget();
            }

            _prepared[text] = command = Prepare(text, sql.Parameters.Count);
        }

        command.Transaction = Transaction;
        for (var i = 0; i < sql.Parameters.Count; i++)
        {
            command.Parameters[i].Value = sql.Parameters[i];
        }

        return command;
    }

    private DbCommand Prepare(string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i.ToString(CultureInfo.InvariantCulture)}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
