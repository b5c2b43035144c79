using System.Globalization;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>
/// What a user takes on the disk, made one by one and imported: bytes of the file by users, with feed and index, and without the feed.
/// </summary>
internal static class DiskMeasure
{
    private const int Must = 1_100;

    public static async Task<bool> RunAsync(TextWriter output, string folder, int users)
    {
        var isWithin = true;
        foreach (var (name, fill) in new (string, Func<SqliteShop, Task>)[]
        {
            ("one by one", shop => CreateAsync(shop, users)),
            ("imported", shop => shop.ImportAsync(0, users)),
        })
        {
            var path = Path.Combine(folder, $"{name}.db");
            using (var shop = new SqliteShop(path, users, isDurable: false))
            {
                await shop.PrepareAsync();
                await fill(shop);
            }

            var all = BytesOf(path) / (double)users;
            var bare = all - (BytesOfFeed(path) / (double)users);
            isWithin &= all <= Must;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"op":"sqlite.disk","users":{{users}},"made":"{{name}}","bytes_a_user":{{all:F0}},"without_feed":{{bare:F0}},"must":"""
                    + $$"""{{Must}}{{(all > Must ? ",\"over\":true" : "")}}}"""));
        }

        return isWithin;
    }

    private static async Task CreateAsync(SqliteShop shop, int users)
    {
        for (var i = 0; i < users; i++)
        {
            await shop.System.Users.CreateAsync(shop.NewUser(i));
        }
    }

    // The last connection is closed: the log is in it.
    private static long BytesOf(string path) => new FileInfo(path).Length;

    // The pages that are free when there is no feed and were not before.
    private static long BytesOfFeed(string path)
    {
        using var shop = new SqliteShop(path, 0, isDurable: false);
        using var connection = shop.Connect();
        var before = (long)connection.Run("PRAGMA freelist_count")!;
        connection.Run("DELETE FROM ud_change");
        return ((long)connection.Run("PRAGMA freelist_count")! - before) * (long)connection.Run("PRAGMA page_size")!;
    }
}
