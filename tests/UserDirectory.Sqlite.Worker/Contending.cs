using System.Diagnostics;
using System.Globalization;

namespace UserDirectory.Sqlite.Worker;

/// <summary>What several processes do to the same records: count, take the same keys, demote each other's administrators.</summary>
internal static class Contending
{
    public const string Counter = "counter";
    public const string Won = "won ";
    public const string Refused = "refused";

    /// <summary>The two of whom one at least is an administrator.</summary>
    public static IReadOnlyList<string> Administrators { get; } = ["ann", "bob"];

    public static async Task RunAsync(string path, string name, TimeSpan time)
    {
        using var file = new WorkFile(path);
        var target = Administrators[int.Parse(name, CultureInfo.InvariantCulture) % Administrators.Count];
        var watch = Stopwatch.StartNew();
        for (var round = 1; watch.Elapsed < time; round++)
        {
            await CountAsync(file.Acme);
            Lines.Acknowledge(round);
            await TakeKeyAsync(file.Acme, $"shared-{round}");
            await DemoteAsync(file.Acme, target);
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
}
