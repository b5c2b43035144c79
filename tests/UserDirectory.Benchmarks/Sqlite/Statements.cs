using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Plain statements, and prepared ones that are kept.</summary>
internal static class Statements
{
    /// <summary>The first value of the first row; null for none.</summary>
    public static object? Run(this SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    /// <summary>A prepared statement with parameters of these names.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, string statement, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }

    /// <summary>Gives the parameters their values, in the order of their names.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    public static SqliteCommand Within(this SqliteCommand command, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        return command;
    }

    public static byte[] Bytes(this Guid id) => id.ToByteArray(bigEndian: true);
}
