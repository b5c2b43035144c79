using System.Diagnostics;
using System.Globalization;

namespace UserDirectory.Sqlite.Worker;

/// <summary>What several processes do to the same records: count, take the same keys, demote each other's administrators, each writes
/// what is its own.</summary>
internal static class Contending
{
    public const string Counter = "counter";
    public const string Won = "won ";
    public const string Refused = "refused";
    public const string Marked = "marked ";

    /// <summary>The two of whom one at least is an administrator.</summary>
    public static IReadOnlyList<string> Administrators { get; } = ["ann", "bob"];

    /// <summary>The accounts on which each writer marks its rounds.</summary>
    public static IReadOnlyList<string> Boards { get; } = ["board0", "board1", "board2"];

    public static async Task RunAsync(string path, int process, int writers, TimeSpan time)
    {
        using var file = new WorkFile(path);
        await Task.WhenAll(Enumerable.Range(process * writers, writers).Select(writer => Task.Run(() => WriteAsync(file, writer, time))));
    }

    private static async Task WriteAsync(WorkFile file, int writer, TimeSpan time)
    {
        var watch = new Stopwatch();
        for (var round = 1; watch.Elapsed < time; round++)
        {
            await CountAsync(file.Acme);
            Lines.Acknowledge(round);
            await TakeKeyAsync(file.Acme, $"shared-{round}");
            await DemoteAsync(file.Acme, Administrators[writer % Administrators.Count]);
            await MarkAsync(file.Acme, Boards[round % Boards.Count], writer, round);

            // From the second on: of the first most is the start of the process.
            watch.Start();
        }
    }

    private static async Task CountAsync(ITenantDirectory acme)
    {
        while (true)
        {
            var counter = await acme.Users.GetAsync(Counter);
            var next = int.Parse(counter.Attributes[Counter], CultureInfo.InvariantCulture) + 1;
            try
            {
                await acme.Users.ChangeAttributesAsync(
                    counter.Id, new Dictionary<string, string?> { [Counter] = $"{next}" }, counter.Version);
                return;
            }
            catch (StaleVersionException)
            {
                // Another was faster: its count is read again.
            }
        }
    }

    private static async Task TakeKeyAsync(ITenantDirectory acme, string key)
    {
        try
        {
            await acme.Users.CreateAsync(new NewUser(key) { Organization = "lisbon", Roles = ["reader"], Groups = ["sales"] });
            Lines.Tell($"{Won}{key}");
        }
        catch (ConflictException conflict) when (conflict.Code == "user.key.taken")
        {
        }
    }

    private static async Task DemoteAsync(ITenantDirectory acme, string target)
    {
        try
        {
            await acme.Roles.UnassignAsync(target, [Role.AdminKey]);
            await acme.Roles.AssignAsync(target, [Role.AdminKey]);
        }
        catch (ConflictException conflict) when (conflict.Code == "tenant.last_administrator")
        {
            Lines.Tell(Refused);
        }
    }

    private static async Task MarkAsync(ITenantDirectory acme, string board, int writer, int round)
    {
        await acme.Users.ChangeAttributesAsync(board, new Dictionary<string, string?> { [$"by-{writer}"] = $"{round}" });
        Lines.Tell($"{Marked}{board} by-{writer} {round}");
    }
}
