using System.Globalization;
using UserDirectory.Benchmarks.Http;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>
/// Every measure of a directory in a file, against prepared statements by hand on the same tables of the same file, called and over HTTP.
/// Ends with 1 when one is over what it may cost.
/// </summary>
internal static class SqliteRatios
{
    private const int AllUsers = 100_000;
    private const int FewUsers = 10_000;
    private const int Million = 1_000_000;
    private const int QuickRounds = 3;

    public static async Task<int> RunAsync(TextWriter output, IReadOnlyList<string> settings)
    {
        var isOfMemory = settings.Contains("--million");
        var isQuick = settings.Contains("--quick");
        var users = NumberAfter("--users", settings)
            ?? (isOfMemory ? Million : isQuick ? FewUsers : AllUsers);
        var folder = Directory.CreateTempSubdirectory("userdirectory-ratios-").FullName;
        try
        {
            if (isOfMemory)
            {
                return await ImportMemory.RunAsync(output, Path.Combine(folder, "memory.db"), users);
            }

            var path = Path.Combine(folder, "ratios.db");
            await FillAsync(path, users);
            var isWithin = settings.Contains("--http") || await CallsAsync(output, folder, path, users);
            isWithin &= await FileRatios.RunAsync(output, path, isQuick ? QuickRounds : HttpRatios.Rounds);
            return isWithin ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string path, int users)
    {
        using var filling = new SqliteShop(path, users, isDurable: false);
        await filling.PrepareAsync();
        await filling.ImportAsync(0, users - 1_001);
        await OnceEachAsync(filling, users - 1_001);
    }

    private static async Task<bool> CallsAsync(TextWriter output, string folder, string path, int users)
    {
        var fsync = Fsync.Measure(folder);
        var isConclusive = fsync <= Fsync.MostMicroseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $$"""{"op":"fsync","us":{{fsync:F0}},"most":{{Fsync.MostMicroseconds}},"conclusive":"""
                + $$"""{{(isConclusive ? "true" : "false")}}}"""));
        var isWithin = await CallsAsync(output, path, users, isConclusive);
        return isWithin & await DiskMeasure.RunAsync(output, folder, users);
    }

    private static async Task<bool> CallsAsync(TextWriter output, string path, int users, bool isConclusive)
    {
        using var shop = new SqliteShop(path, users);
        using var forgetful = new SqliteShop(path, users, TimeSpan.Zero);
        using var reads = new HandReads(shop);
        using var writes = new HandWrites(shop);
        var measures = new SqliteMeasures(shop, forgetful, reads, writes);
        var isWithin = true;
        foreach (var measure in measures.Reads().Concat(measures.Writes()))
        {
            var result = SqliteRounds.Run(measure, shop);
            output.WriteLine(measure.ToJson(result, users, isConclusive));
            isWithin &= measure.RatioOf(result, isConclusive) <= measure.Must;
        }

        return isWithin;
    }

    /// <summary>One of each write, which those by hand are then like: the last changes of the feed, in the order expected.</summary>
    private static async Task OnceEachAsync(SqliteShop shop, int number)
    {
        var user = await shop.System.Users.CreateAsync(shop.NewUser(number));
        await shop.System.Users.UpdateAsync(user.Id, new UserUpdate { DisplayName = $"{user.DisplayName} {user.Version}" });
        await shop.System.Roles.AssignAsync(Subject.User(user.Id), [.. SqliteMeasures.MoreRoles.Select(role => (EntityRef)role)]);
        await shop.System.Roles.UnassignAsync(Subject.User(user.Id), [.. SqliteMeasures.MoreRoles.Select(role => (EntityRef)role)]);
        await shop.ImportAsync(number + 1, 1_000);
    }

    private static int? NumberAfter(string name, IReadOnlyList<string> settings) =>
        settings.ToList().IndexOf(name) is var at and >= 0
            ? int.Parse(settings[at + 1], CultureInfo.InvariantCulture)
            : null;
}
