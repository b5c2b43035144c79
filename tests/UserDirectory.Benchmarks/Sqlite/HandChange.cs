using Microsoft.Data.Sqlite;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Adds changes to the feed like one that is there, and counts them in the tenant's row. Not thread-safe.</summary>
internal sealed class HandChange : IDisposable
{
    // A change's row is numbered by its tenant and itself.
    private const long ChangesOfTenant = 1L << 40;

    private readonly HandRow _row;
    private readonly SqliteCommand _next;
    private readonly long _tenant;

    /// <param name="connection">The connection.</param>
    /// <param name="tenant">The number of the tenant.</param>
    /// <param name="before">How many changes before the last one is that to be like.</param>
    public HandChange(SqliteConnection connection, long tenant, int before)
    {
        _tenant = tenant;
        _row = new(connection, "ud_change", $"WHERE number = (SELECT max(number) - {before} FROM ud_change)", isNumbered: false);
        _next = connection.Prepared("UPDATE ud_tenant SET sequence = sequence + 1 WHERE no = @tenant RETURNING sequence", "@tenant");
    }

    public void Tell(SqliteTransaction transaction, long now)
    {
        var number = (long)_next.Within(transaction).With(_tenant).ExecuteScalar()!;
        _row["no"] = (_tenant * ChangesOfTenant) + number;
        _row["number"] = number;
        _row["id"] = Guid.CreateVersion7().Bytes();
        _row["at"] = now;
        _row.Insert(transaction);
    }

    public void Dispose()
    {
        _row.Dispose();
        _next.Dispose();
    }
}
