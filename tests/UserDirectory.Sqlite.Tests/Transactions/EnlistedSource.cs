using Microsoft.Data.Sqlite;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests.Transactions;

/// <summary>
/// A new file for each store, where every commit is made in a transaction of the host's, which the host commits whatever becomes of it; on
/// a connection that leaves foreign keys unchecked.
/// </summary>
public sealed class EnlistedSource : IStoreSource
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("userdirectory-").FullName;

    public static IDirectoryStore Create()
    {
        var connectionString = $"Data Source={Path.Combine(Folder, $"{Guid.NewGuid():N}.db")};Pooling=False";
        var outside = new SqliteStore(new() { ConnectionString = connectionString, Synchronous = SqliteSynchronous.Off });
        return new Store(connectionString, outside);
    }

    private sealed class Store(string connectionString, SqliteStore outside) : IDirectoryStore, IDisposable
    {
        public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
            where T : DirectoryRecord => outside.FindAsync<T>(tenantId, id, cancellationToken);

        public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
            where T : DirectoryRecord => outside.FindByKeyAsync<T>(key, cancellationToken);

        public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
            where T : DirectoryRecord => outside.QueryAsync(query, cancellationToken);

        public ValueTask<AccessFacts?> ReadAccessAsync(
            Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
            outside.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

        public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
            outside.ReadManyAsync(tenantId, reads, cancellationToken);

        public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
            outside.FindAcrossTenantsAsync(key, cancellationToken);

        public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
        {
            // Makes the tables.
            await outside.FindAsync<Tenant>(changes.TenantId, changes.TenantId, cancellationToken);
            await using var connection = new SqliteConnection($"{connectionString};Foreign Keys=False");
            await connection.OpenAsync(CancellationToken.None);
            using var wait = connection.CreateCommand();

            // SQLite looks again after a few milliseconds; the client by itself after 150, so that racing transactions would mostly wait.
            wait.CommandText = "PRAGMA busy_timeout = 30000";
            await wait.ExecuteNonQueryAsync(CancellationToken.None);
            await using var transaction = connection.BeginTransaction();
            using var inside = outside.Enlist(transaction);
            var result = await inside.CommitAsync(changes, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }

        public void Dispose() => outside.Dispose();
    }
}
