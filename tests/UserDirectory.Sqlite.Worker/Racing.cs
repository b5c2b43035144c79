using System.Diagnostics;
using System.Globalization;

namespace UserDirectory.Sqlite.Worker;

/// <summary>
/// Calls that come through the pipe, line by line: when to begin, by the one clock that all processes of a machine have, the tenant, who
/// calls, and one call or several. Told of each line are its begin, its end, and the codes that the calls were refused with.
/// </summary>
internal static class Racing
{
    public const string Ready = "ready";
    public const string Ended = "ended ";
    public const string Succeeded = "ok";
    public const string System = "-";

    /// <summary>What accounts have into which coins are put.</summary>
    public const string Coins = "coins";

    /// <summary>How many rows of an import are one commit.</summary>
    public const int ImportBatch = 10;

    /// <summary>Stands between calls.</summary>
    public const string Then = " ; ";

    /// <summary>Stands before calls that are to be one commit.</summary>
    public const string Together = "together ; ";

    public static async Task RunAsync(string path)
    {
        using var file = new WorkFile(path);
        Lines.Tell(Ready);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 4);
            var tenant = file.Directory.Tenant(words[1]);
            var acme = words[2] == System ? tenant.AsSystem("racing") : tenant.As(Guid.Parse(words[2]));
            for (var start = long.Parse(words[0], CultureInfo.InvariantCulture); Stopwatch.GetTimestamp() < start;)
            {
                Thread.SpinWait(10);
            }

            var begun = Stopwatch.GetTimestamp();
            var codes = words[3].StartsWith(Together, StringComparison.Ordinal)
                ? await CodeOfAsync(async () => await acme.InOneCommitAsync(
                    async batch => await CallAsync(file.Directory, batch, words[3][Together.Length..])))
                : await CallAsync(file.Directory, acme, words[3]);
            Lines.Tell($"{Ended}{begun} {Stopwatch.GetTimestamp()} {codes}");
        }
    }

    private static async Task<string> CallAsync(IUserDirectory directory, ITenantDirectory acme, string calls)
    {
        var codes = new List<string>();
        foreach (var call in calls.Split(Then))
        {
            codes.Add(await CodeOfAsync(async () =>
            {
                await CallAsync(directory, acme, call.Split(' '));
                return Succeeded;
            }));
        }

        return string.Join(',', codes);
    }

    private static async Task<string> CodeOfAsync(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (UserDirectoryException refusal) when (refusal is not StoreException)
        {
            return refusal.Code;
        }
    }

    private static Task CallAsync(IUserDirectory directory, ITenantDirectory acme, string[] call) => call switch
    {
        ["create", "user", var key] => acme.Users.CreateAsync(new NewUser(key)).AsTask(),
        ["create", "organization", var key] => acme.Organizations.CreateAsync(new NewOrganization(key)).AsTask(),
        ["create", "group", var key] => acme.Groups.CreateAsync(new NewGroup(key)).AsTask(),
        ["create", "role", var key] => acme.Roles.CreateAsync(new NewRole(key, "invoices.read")).AsTask(),
        ["import", var key, var rows] => ImportAsync(acme, key, int.Parse(rows, CultureInfo.InvariantCulture)),
        ["put", var user, var coins] => PutAsync(acme, user, int.Parse(coins, CultureInfo.InvariantCulture)),
        ["hire", var key, var role] => acme.Users.CreateAsync(new NewUser(key) { Roles = [role] }).AsTask(),
        ["name", var user, var name, var version] => acme.Users.UpdateAsync(
            user, new UserUpdate { DisplayName = name }, long.Parse(version, CultureInfo.InvariantCulture)).AsTask(),
        ["rename", var user, var key] => acme.Users.ChangeKeyAsync(user, key).AsTask(),
        ["assign", var user, var role] => acme.Roles.AssignAsync(user, [role]).AsTask(),
        ["assign-group", var group, var role] => acme.Roles.AssignAsync(Subject.Group(group), [role]).AsTask(),
        ["unassign", var user, var role] => acme.Roles.UnassignAsync(user, [role]).AsTask(),
        ["strip", var user] => acme.Roles.ReplaceAsync(user, []).AsTask(),
        ["only", var user, var role] => acme.Roles.ReplaceAsync(user, [role]).AsTask(),
        ["activate", var user] => acme.Users.ActivateAsync(user).AsTask(),
        ["deactivate", var user] => acme.Users.DeactivateAsync(user).AsTask(),
        ["grant", var user, var pattern] => acme.Users.GrantAsync(user, [pattern]).AsTask(),
        ["revoke", var user, var pattern] => acme.Users.RevokeAsync(user, [pattern]).AsTask(),
        ["delete", "user", var key] => acme.Users.DeleteAsync(key).AsTask(),
        ["delete", "organization", var key] => acme.Organizations.DeleteAsync(key).AsTask(),
        ["delete", "group", var key] => acme.Groups.DeleteAsync(key).AsTask(),
        ["delete", "role", var key] => acme.Roles.DeleteAsync(key).AsTask(),
        ["join", "organization", var key, var user] => acme.Members.AddAsync(user, key).AsTask(),
        ["join", "group", var key, var user] => acme.Groups.AddMembersAsync(key, [user]).AsTask(),
        ["move", "organization", var key, var below] => acme.Organizations.MoveAsync(key, below).AsTask(),
        ["move", "group", var key, var below] => acme.Groups.NestAsync(key, below).AsTask(),
        ["invite", var email, var place] => acme.Invitations.SendAsync(new NewInvitation(email, place)).AsTask(),
        ["accept", var token] => directory.AcceptInvitationAsync(token, new Acceptance()).AsTask(),
        ["take-back", var invitation] => acme.Invitations.RevokeAsync(Guid.Parse(invitation)).AsTask(),
        _ => throw new ArgumentException($"There is no call '{string.Join(' ', call)}'."),
    };

    private static async Task ImportAsync(ITenantDirectory acme, string key, int rows)
    {
        var results = await acme.Import.ImportAsync(
            Enumerable.Range(1, rows).Select(row => new ImportRow { Key = $"{key}{row}", Roles = ["reader"] }),
            new ImportOptions { BatchSize = ImportBatch }).ToListAsync();
        if (results.Find(result => result.Outcome == ImportOutcome.Refused) is { } refused)
        {
            throw new InvalidOperationException($"{refused}");
        }
    }

    private static async Task PutAsync(ITenantDirectory acme, string user, int coins)
    {
        var there = int.Parse((await acme.Users.GetAsync(user)).Attributes[Coins], CultureInfo.InvariantCulture);
        await acme.Users.ChangeAttributesAsync(user, new Dictionary<string, string?> { [Coins] = $"{there + coins}" });
    }
}
