using System.Globalization;
using System.Runtime.InteropServices;
using UserDirectory.Benchmarks.Sqlite;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// What the directory's APIs take over a file with many people: requests a second against a minimal API that answers the same by hand,
/// with prepared statements on the same tables: the user, its roles there, its groups; and the time until a new process has answered with
/// somebody out of the file.
/// </summary>
internal static class FileRatios
{
    private const int Hot = 1_000;
    private const double MostOfGet = 2;
    private const double MostOfStart = 3.5;

    /// <returns>Whether nothing is over what it may cost.</returns>
    public static async Task<bool> RunAsync(TextWriter output, string path, int rounds)
    {
        using var shop = new SqliteShop(path, 0, isDurable: false);
        var people = await PeopleAsync(shop.System);
        new Random(7).Shuffle(CollectionsMarshal.AsSpan(people));
        var caller = await CallerAsync(shop.System);
        var organizations = (await shop.System.Organizations.ListAsync()).Items.ToDictionary(each => each.Id, each => each.Key);
        var asked = people.ConvertAll(user => Connection.Request(
            $"/api/default/{organizations[user.DefaultOrganizationId!.Value]}/identity/users/{user.Id}", caller)).ToArray();
        var byHand = people.ConvertAll(user => Connection.Request($"/users/{user.Id}", caller)).ToArray();

        using var reads = new HandPool(shop);
        await using var ours = Hosts.Ours(Hosts.InFile(path));
        await using var limit = Hosts.Bare(id => reads.Read(by => By(by.FindById(id), by.RolesOf(id), by.GroupsOf(id))), []);
        await ours.StartAsync();
        await limit.StartAsync();

        var isWithin = true;
        foreach (var (ids, count) in new[] { ("hot", Hot), ("all", people.Count) })
        {
            var rates = await HostRounds.RunAsync(ours, asked[..count], limit, byHand[..count], rounds);
            isWithin &= Tell(output, $"\"op\":\"http.get.sqlite\",\"users\":{people.Count},\"ids\":\"{ids}\",{rates.ToJson()}",
                rates.Limit / rates.Ours, MostOfGet);
        }

        var (start, bare) = await StartMeasure.CompareAsync(path, asked[0], rounds);
        return isWithin & Tell(
            output,
            string.Create(CultureInfo.InvariantCulture,
                $"\"op\":\"http.start.sqlite\",\"users\":{people.Count},\"ours_ms\":{start:F0},\"limit_ms\":{bare:F0}"),
            start / bare, MostOfStart);
    }

    private static bool Tell(TextWriter output, string members, double ratio, double must)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $$"""{{{members}},"ratio":{{ratio:F2}},"must":{{must}}{{(ratio > must ? ",\"over\":true" : "")}}}"""));
        return ratio <= must;
    }

    private static async Task<List<User>> PeopleAsync(ITenantDirectory system)
    {
        var people = new List<User>();
        string? cursor = null;
        do
        {
            var page = await system.Users.ListAsync(new UserQuery { Cursor = cursor, Take = 1_000 });
            people.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return people;
    }

    // Somebody who may read everywhere.
    private static async Task<Guid> CallerAsync(ITenantDirectory system)
    {
        var role = await system.Roles.CreateAsync(new NewRole("directory-reader", "users.read"));
        var caller = await system.Users.CreateAsync(new NewUser("caller"));
        await system.Permissions.AddAccessRulesAsync(caller.Id, ["any"]);
        await system.Roles.AssignAsync(caller.Id, [role.Id]);
        return caller.Id;
    }

    private static BareUser By(HandUser user, HandNamed[] roles, HandNamed[] groups) => new(
        user.Id, user.Key, user.DisplayName!, user.Culture, user.IsTechnician, user.LastLoginAt is { } last ? At(last) : null, user.Email,
        user.Picture, [.. roles.Select(By)], [.. groups.Select(By)], user.Status, "Active", true, At(user.CreatedAt), At(user.UpdatedAt),
        false, false);

    private static BareRole By(HandNamed named) => new(named.Id, named.Key, named.Text);

    private static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
