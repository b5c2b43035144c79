using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>What tests look up behind the services' back.</summary>
internal static class TestDirectoryReads
{
    /// <summary>The latest entry of the default tenant's feed.</summary>
    public static async Task<Change> LatestChangeAsync(this TestDirectory test)
    {
        var query = new Query<Change>(await test.TenantIdAsync()) { OrderBy = [ChangeFields.Number.Descending], Take = 1 };
        return (await test.InMemory.QueryAsync(query, CancellationToken.None)).Items[0];
    }

    /// <summary>Every record of a type in the default tenant.</summary>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(this TestDirectory test, Filter? where = null)
        where T : DirectoryRecord =>
        (await test.InMemory.QueryAsync(
            new Query<T>(await test.TenantIdAsync()) { Where = where, Take = Query<T>.LargestTake }, CancellationToken.None)).Items;
}
