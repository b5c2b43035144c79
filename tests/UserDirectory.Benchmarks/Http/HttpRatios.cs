using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// Requests a second of the directory's APIs as a share of a minimal API by hand, in the same process, in turn, over the loopback. Both
/// have the same authentication; the client costs both the same. Then the slowest condition of a list that is refused, and the time to the
/// first answer of a new process.
/// </summary>
internal static class HttpRatios
{
    public const int AllUsers = 100_000;
    public const int AllTexts = 20_000;
    public const int Rounds = 9;
    private const int Asked = 4_096;
    private const int Shown = 25;

    public static async Task<int> RunAsync(TextWriter output, int size, int texts, int rounds)
    {
        using var shop = await Shop.FillAsync(size);
        var place = shop.Organizations[0];
        var caller = await CallerAsync(shop, place);
        var people = shop.Users.Where((_, i) => i % shop.Organizations.Count == 0).ToList();
        var bare = shop.Users.ToDictionary(user => user.Id, By);

        await using var ours = Hosts.Ours(directory => directory.UseInMemory().Services.AddSingleton(shop.Directory));
        await using var limit = Hosts.Bare(bare.GetValueOrDefault, [.. people.Take(Shown).Select(By)]);
        await ours.StartAsync();
        await limit.StartAsync();

        var gets = Requests(people, user => $"/users/{user.Id}", caller);
        var below = $"/api/default/{place.Key}/identity/users";
        var list = $"{below}/odata?%24top={Shown}&%24orderby=Name";
        var measures = new (string Name, byte[][] Ours, byte[][] Limit)[]
        {
            ("http.get", Requests(people, user => $"{below}/{user.Id}", caller), gets),
            ("http.list", [Connection.Request(list, caller)], [Connection.Request("/users", caller)]),
            ("http.list.filtered", Requests(people, user => $"{below}/odata?%24filter=Email%20eq%20'{user.Email}'", caller), gets),
        };
        foreach (var (name, asked, byHand) in measures)
        {
            var rates = await HostRounds.RunAsync(ours, asked, limit, byHand, rounds);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"{{name}}","users":{{size}},{{rates.ToJson()}}}"""));
        }

        output.WriteLine(await MalformedMeasure.RunAsync(texts));
        output.WriteLine(await StartMeasure.RunAsync(rounds));
        return 0;
    }

    // Somebody who may read and list at the organization, as an administrator of it does, and nothing else.
    private static async Task<Guid> CallerAsync(Shop shop, Organization place)
    {
        var role = await shop.System.Roles.CreateAsync(new NewRole("directory-reader", "users.read", "users.list"));
        var caller = await shop.System.Users.CreateAsync(new NewUser("caller") { Organization = place.Id });
        await shop.System.Roles.AssignAsync(caller.Id, [role.Id], place.Id);
        return caller.Id;
    }

    private static byte[][] Requests(List<User> people, Func<User, string> path, Guid caller) =>
        [.. people.Take(Asked).Select(user => Connection.Request(path(user), caller))];

    private static BareUser By(User user) => new(
        user.Id, user.Key, user.DisplayName!, user.Culture, user.IsTechnician, user.LastLoginAt, user.Email, user.Picture, [],
        [], 1, "Active", true, user.CreatedAt, user.UpdatedAt, false, false);
}
