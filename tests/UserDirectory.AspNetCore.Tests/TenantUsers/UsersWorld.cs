using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>
/// An application with a few people to try the first family's users on: Ann at home in lisbon, in its group <c>sales</c> and with the role
/// <c>editor</c> there; Bob at home in porto and a member of lisbon; roles <c>editor</c> and <c>viewer</c> of the tenant and <c>local</c>
/// of lisbon; groups <c>sales</c> and <c>support</c> of lisbon, <c>board</c> of the tenant, <c>wine</c> of porto.
/// </summary>
internal sealed class UsersWorld : IAsyncDisposable
{
    /// <summary>When clocks that tests move begin.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private UsersWorld(TestApp app, NoticeBox notices) => (App, Notices) = (app, notices);

    public TestApp App { get; }

    public NoticeBox Notices { get; }

    public HttpClient Admin { get; private set; } = null!;

    public User Ann { get; private set; } = null!;

    public User Bob { get; private set; } = null!;

    public Group Sales { get; private set; } = null!;

    public Group Support { get; private set; } = null!;

    public Role Editor { get; private set; } = null!;

    public Role Viewer { get; private set; } = null!;

    public static string Users(string organization = "lisbon") => $"/api/contoso/{organization}/identity/users";

    public static async Task<UsersWorld> StartAsync(
        Action<UserDirectoryHttpOptions>? http = null, bool delivers = true, TimeProvider? clock = null)
    {
        var notices = new NoticeBox();
        var app = await TestApp.StartAsync(
            http: http,
            directory: directory =>
            {
                if (delivers)
                {
                    directory.UseNotifier(notices);
                }
            },
            services: services => services.AddSingleton(clock ?? TimeProvider.System));
        var world = new UsersWorld(app, notices);
        await world.FillAsync();
        return world;
    }

    /// <summary>Sends a request below the users of an organization.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string method, string path, string? body = null, string organization = "lisbon",
        string? ifMatch = null, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Users(organization) + path);
        if (body is not null)
        {
            request.Content = TestApp.Json(body);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return client.SendAsync(request);
    }

    /// <summary>The same as the administrator.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null, string organization = "lisbon") =>
        SendAsync(Admin, method, path, body, organization);

    /// <summary>The status, and the code of a refusal.</summary>
    public async Task<string> OutcomeAsync(string method, string path, string? body = null, string organization = "lisbon") =>
        await OutcomeAsync(await SendAsync(method, path, body, organization));

    public static async Task<string> OutcomeAsync(HttpResponseMessage answer)
    {
        var status = $"{(int)answer.StatusCode}";
        return answer.IsSuccessStatusCode ? status : $"{status} {(await JsonAsync(answer)).GetProperty("code").GetString()}";
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    /// <summary>The user as the administrator sees it.</summary>
    public async Task<JsonElement> GetAsync(string user, string organization = "lisbon") =>
        await JsonAsync(await SendAsync("GET", $"/{user}", organization: organization));

    /// <summary>The keys of the groups or roles that a user shows.</summary>
    public async Task<IEnumerable<string>> KeysAsync(string user, string part, string organization = "lisbon") =>
        (await GetAsync(user, organization)).GetProperty(part).EnumerateArray()
            .Select(item => item.GetProperty(part == "roles" ? "roleKey" : "groupKey").GetString()!);

    /// <summary>A client of somebody who holds permissions at a place and is a member of lisbon.</summary>
    public async Task<HttpClient> HolderAsync(string key, EntityRef place, params string[] permissions)
    {
        var id = await App.HolderAsync(key, place, permissions);
        await App.System.Members.AddAsync(id, "lisbon");
        return App.As(id);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private async Task FillAsync()
    {
        var system = App.System;
        Admin = App.As((await system.Users.GetAsync("admin@contoso.example")).Id);
        Editor = await system.Roles.CreateAsync(new NewRole("editor", ["invoices.write"]) { Description = "Writes invoices" });
        Viewer = await system.Roles.CreateAsync(new NewRole("viewer", ["invoices.read"]));
        await system.Roles.CreateAsync(new NewRole("local", ["invoices.approve"]) { Organization = "lisbon" });
        Sales = await system.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon", Name = "Sales" });
        Support = await system.Groups.CreateAsync(new NewGroup("support") { Organization = "lisbon" });
        await system.Groups.CreateAsync(new NewGroup("board"));
        await system.Groups.CreateAsync(new NewGroup("wine") { Organization = "porto" });
        Ann = await system.Users.CreateAsync(new NewUser("ann")
        {
            DisplayName = "Ann",
            Email = "ann@contoso.example",
            Organization = "lisbon",
            Roles = ["editor"],
            Groups = ["sales"],
            Culture = "pt-PT",
        });
        Bob = await system.Users.CreateAsync(new NewUser("bob") { GivenName = "Bob", FamilyName = "Brown", Organization = "porto" });
        await system.Members.AddAsync("bob", "lisbon");
    }
}
