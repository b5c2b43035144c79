using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>The numbers of pairs of links: known from the start, or given. Not thread-safe.</summary>
internal sealed class HandPairs : IDisposable
{
    private readonly Dictionary<(object, object), long> _known = [];
    private readonly SqliteCommand _add;
    private readonly long _tenant;

    public HandPairs(SqliteConnection connection, long tenant, string table, string first, string second)
    {
        _tenant = tenant;
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT {first}, {second}, no FROM {table} WHERE tenant = {tenant}";
        using var row = select.ExecuteReader();
        while (row.Read())
        {
            _known[(row.GetValue(0), row.GetValue(1))] = row.GetInt64(2);
        }

        _add = connection.Prepared(
            $"INSERT INTO {table} (tenant, {first}, {second}) VALUES (@tenant, @first, @second) RETURNING no",
            "@tenant", "@first", "@second");
    }

    public long Number(SqliteTransaction transaction, object first, object second)
    {
        if (!_known.TryGetValue((first, second), out var number))
        {
            number = (long)_add.Within(transaction).With(_tenant, first, second).ExecuteScalar()!;
            _known[(first, second)] = number;
        }

        return number;
    }

    public void Dispose() => _add.Dispose();
}
