using System.Text.Json;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>The application of a test, with its administrator, an account <c>ann</c> at home in the tenant, and some roles.</summary>
internal sealed class AuthWorld : IAsyncDisposable
{
    private AuthWorld(TestApp app) => App = app;

    public TestApp App { get; }

    public ITenantDirectory System => App.System;

    /// <summary>A client of the administrator.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public Guid AdminId { get; private set; }

    public Guid Ann { get; private set; }

    public Guid Lisbon { get; private set; }

    public Guid Porto { get; private set; }

    public Guid Atlas { get; private set; }

    /// <summary>The role <c>editor</c> of the tenant, which holds <c>invoices.read</c>.</summary>
    public Role Editor { get; private set; } = null!;

    /// <summary>The role <c>clerk</c> of Lisbon.</summary>
    public Role Clerk { get; private set; } = null!;

    public static async Task<AuthWorld> StartAsync(
        Action<UserDirectoryHttpOptions>? http = null, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null)
    {
        var world = new AuthWorld(await TestApp.StartAsync(services, http));
        world.AdminId = (await world.System.Users.GetAsync("admin@contoso.example")).Id;
        world.Admin = world.App.As(world.AdminId);
        world.Ann = (await world.System.Users.CreateAsync(
            new NewUser("ann@contoso.example") { GivenName = "Ann", FamilyName = "Ash", Email = "ann@contoso.example", Roles = [] })).Id;
        world.Lisbon = (await world.System.Organizations.GetAsync("lisbon")).Id;
        world.Porto = (await world.System.Organizations.GetAsync("porto")).Id;
        world.Atlas = (await world.System.Organizations.GetAsync("atlas")).Id;
        world.Editor = await world.System.Roles.CreateAsync(new NewRole("editor", "invoices.read") { Description = "Edits." });
        world.Clerk = await world.System.Roles.CreateAsync(new NewRole("clerk", "invoices.write") { Organization = "lisbon" });
        return world;
    }

    /// <summary>A client of somebody who holds these permissions in the whole tenant, or at a place.</summary>
    public async Task<HttpClient> HolderAsync(string key, EntityRef place = default, params string[] permissions) =>
        App.As(await App.HolderAsync(key, place, permissions));

    /// <summary>An account as <c>GET</c> shows it to the administrator.</summary>
    public async Task<JsonElement> ShownAsync(Guid user) => (await Admin.GetAnswerAsync($"/auth/users/{user}")).Json;

    /// <summary>The texts of a list in JSON.</summary>
    public static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
