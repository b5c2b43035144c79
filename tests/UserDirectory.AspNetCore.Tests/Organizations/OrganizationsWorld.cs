using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <summary>The application of a test, with a notifier unless it is to have none, the user <c>lou</c> of Lisbon and some roles.</summary>
internal sealed class OrganizationsWorld : IAsyncDisposable
{
    private OrganizationsWorld(TestApp app) => App = app;

    public TestApp App { get; }

    public ITenantDirectory System => App.System;

    public HttpClient Admin { get; private set; } = null!;

    public Guid AdminId { get; private set; }

    public Guid Lou { get; private set; }

    public Guid Lisbon { get; private set; }

    public Guid Porto { get; private set; }

    public Guid Atlas { get; private set; }

    /// <summary>A role of the tenant that holds <c>invoices.read</c>.</summary>
    public Role Editor { get; private set; } = null!;

    /// <summary>A role of Lisbon that holds <c>invoices.*</c>.</summary>
    public Role Clerk { get; private set; } = null!;

    /// <summary>A role of Porto.</summary>
    public Role Theirs { get; private set; } = null!;

    public static async Task<OrganizationsWorld> StartAsync(bool hasNotifier = true)
    {
        var app = await TestApp.StartAsync(services =>
        {
            if (hasNotifier)
            {
                services.AddSingleton<INotifier, Silence>();
            }
        });
        var world = new OrganizationsWorld(app);
        world.AdminId = (await app.System.Users.GetAsync("admin@contoso.example")).Id;
        world.Admin = app.As(world.AdminId);
        world.Lisbon = (await app.System.Organizations.GetAsync("lisbon")).Id;
        world.Porto = (await app.System.Organizations.GetAsync("porto")).Id;
        world.Atlas = (await app.System.Organizations.GetAsync("atlas")).Id;
        world.Editor = await app.System.Roles.CreateAsync(new NewRole("editor", "invoices.read") { Description = "Edits." });
        world.Clerk = await app.System.Roles.CreateAsync(new NewRole("clerk", "invoices.*") { Organization = "lisbon" });
        world.Theirs = await app.System.Roles.CreateAsync(new NewRole("theirs") { Organization = "porto" });
        world.Lou = (await app.System.Users.CreateAsync(
            new NewUser("lou")
            {
                GivenName = "Lou",
                FamilyName = "Lee",
                Email = "lou@contoso.example",
                Organization = "lisbon",
                Roles = []
            })).Id;
        return world;
    }

    /// <summary>The users of Lisbon, or one of them, or something below.</summary>
    public string Path(object? user = null, Guid? organization = null) =>
        $"/api/v1/organizations/{organization ?? Lisbon}/users{(user is null ? string.Empty : $"/{user}")}";

    public string Permission(object user, string permission, object? project = null) =>
        $"/api/v1/projects/{project ?? Atlas}/users/{user}/permissions/{permission}";

    public async Task<HttpClient> HolderAsync(string key, EntityRef place = default, params string[] permissions) =>
        App.As(await App.HolderAsync(key, place, permissions));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class Silence : INotifier
    {
        public ValueTask NotifyAsync(Notice notice, CancellationToken cancellationToken) => default;
    }
}
