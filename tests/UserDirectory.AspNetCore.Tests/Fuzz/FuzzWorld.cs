using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Fuzz;

/// <summary>
/// An application whose records come and go while it is tried: it always has a user, a group and a role to name, and makes them when they
/// have gone.
/// </summary>
internal sealed class FuzzWorld : IAsyncDisposable
{
    private const string Picture = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    private const int Kept = 6;

    private readonly Random _random;
    private readonly NoticeBox _notices;
    private readonly List<Guid> _users = [];
    private readonly List<Guid> _groups = [];
    private readonly List<Guid> _roles = [];
    private int _made;

    private FuzzWorld(TestApp app, NoticeBox notices, Random random) => (App, _notices, _random) = (app, notices, random);

    public TestApp App { get; }

    public Organization Lisbon { get; private set; } = null!;

    public Organization Atlas { get; private set; } = null!;

    public Guid Tenant { get; private set; }

    public HttpClient Admin { get; private set; } = null!;

    /// <summary>
    /// Clients that may do nothing of what is asked: nobody, nobody in the tenant, a user without rights, another tenant's administrator.
    /// </summary>
    public IReadOnlyList<HttpClient> Others { get; private set; } = [];

    public static async Task<FuzzWorld> StartAsync(Random random)
    {
        var notices = new NoticeBox();
        var app = await TestApp.StartAsync(
            http: http => (http.RateLimits.PerAddress, http.RateLimits.PerAddressAndUser) = (1_000_000, 1_000_000),
            directory: directory => directory.UseNotifier(notices));
        var world = new FuzzWorld(app, notices, random);
        await world.FillAsync();
        return world;
    }

    public string NewText(string kind) => $"{kind}{++_made}";

    public string NewEmail() => $"{NewText("person")}@contoso.example";

    public async Task<User> UserAsync()
    {
        var id = await OneAsync(
            _users,
            async id => await App.System.Users.FindAsync(id, Lisbon.Id) is not null,
            async () => (await App.System.Users.CreateAsync(
                new NewUser(NewEmail()) { Organization = Lisbon.Id, Picture = Picture, GivenName = "Ana" })).Id);
        return await App.System.Users.GetAsync(id, Lisbon.Id);
    }

    public async Task<Group> GroupAsync()
    {
        var id = await OneAsync(
            _groups,
            async id => await App.System.Groups.FindAsync(id, Lisbon.Id) is not null,
            async () => (await App.System.Groups.CreateAsync(new NewGroup(NewText("group")) { Organization = Lisbon.Id })).Id);
        return await App.System.Groups.GetAsync(id, Lisbon.Id);
    }

    /// <param name="isTenants">Whether it is to be the tenant's own rather than the organization's.</param>
    public async Task<Role> RoleAsync(bool isTenants = false)
    {
        if (isTenants)
        {
            return await App.System.Roles.CreateAsync(new NewRole(NewText("role"), ["invoices.read"]));
        }

        var id = await OneAsync(
            _roles,
            async id => await App.System.Roles.FindAsync(id, Lisbon.Id) is not null,
            async () =>
                (await App.System.Roles.CreateAsync(new NewRole(NewText("role"), ["invoices.read"]) { Organization = Lisbon.Id })).Id);
        return await App.System.Roles.GetAsync(id, Lisbon.Id);
    }

    /// <summary>A token that can still be used.</summary>
    public async Task<string> TokenAsync() => (await App.System.Invitations.SendAsync(new NewInvitation(NewEmail(), Lisbon.Id))).Token!;

    /// <summary>A token of recovery that can still be used.</summary>
    public async Task<string> RecoveryTokenAsync(Func<ITenantDirectory, User, ValueTask> ask)
    {
        var email = NewEmail();
        var user = await App.System.Users.CreateAsync(new NewUser(email) { Email = email, IsEmailVerified = true });
        await ask(App.System, user);
        await App.Directory.FinishRequestsAsync();
        return _notices.Tokens.Last(notice => notice.User.Id == user.Id).Token!;
    }

    /// <summary>An account with a password, both of which the caller knows.</summary>
    public async Task<(string Key, string Password)> SignInAsync()
    {
        var (key, password) = (NewEmail(), NewText("correct horse battery "));
        await App.System.Users.CreateAsync(new NewUser(key) { Password = password, IsPasswordTemporary = false });
        return (key, password);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<Guid> OneAsync(List<Guid> ids, Func<Guid, Task<bool>> isThere, Func<Task<Guid>> make)
    {
        while (ids.Count < Kept)
        {
            ids.Add(await make());
        }

        var chosen = _random.Next(ids.Count);
        if (!await isThere(ids[chosen]))
        {
            ids[chosen] = await make();
        }

        return ids[chosen];
    }

    private async Task FillAsync()
    {
        Lisbon = await App.System.Organizations.GetAsync("lisbon");
        Atlas = await App.System.Organizations.GetAsync("atlas");
        var admin = await App.System.Users.GetAsync("admin@contoso.example");
        Tenant = admin.TenantId;
        Admin = App.As(admin.Id);
        Others =
        [
            App.Anonymous,
            App.As(Guid.NewGuid()),
            App.As(await App.HolderAsync("nobody", "lisbon")),
            App.As((await App.Other.Users.GetAsync("admin@fabrikam.example")).Id),
        ];
    }
}
