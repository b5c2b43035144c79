using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Inserts rows of a table like one that is there, but for what is set: every column of it, prepared. Not thread-safe.</summary>
internal sealed class HandRow : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly bool _isNumbered;

    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="which">Which row to be like: what follows the table's name.</param>
    /// <param name="isNumbered">Whether the database numbers the rows, in a table where they have numbers.</param>
    public HandRow(SqliteConnection connection, string table, string which, bool isNumbered = true)
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM {table} {which} LIMIT 1";
        using var row = select.ExecuteReader();
        row.Read();
        var all = Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, row.GetValue);
        _isNumbered = isNumbered && all.Remove("no");
        _insert = connection.Prepared(
            $"INSERT INTO {table} ({string.Join(", ", all.Keys.Select(name => $"\"{name}\""))}) "
                + $"VALUES ({string.Join(", ", all.Keys.Select(name => $"@{name}"))}){(_isNumbered ? " RETURNING no" : "")}",
            [.. all.Keys.Select(name => $"@{name}")]);
        _insert.With([.. all.Values]);
    }

    /// <summary>The value of a column.</summary>
    public object this[string column]
    {
        set => _insert.Parameters[$"@{column}"].Value = value;
    }

    /// <summary>Adds the row.</summary>
    /// <returns>Its number; 0 where the database gave none.</returns>
    public long Insert(SqliteTransaction transaction)
    {
        _insert.Within(transaction);
        if (_isNumbered)
        {
            return (long)_insert.ExecuteScalar()!;
        }

        _insert.ExecuteNonQuery();
        return 0;
    }

    public void Dispose() => _insert.Dispose();
}
