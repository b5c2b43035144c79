using System.Text.Json;
using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>An application with everybody who calls in the matrix, and what each is answered.</summary>
internal sealed class MatrixWorld : IAsyncDisposable
{
    private readonly Dictionary<string, Guid> _holders = [];
    private readonly Dictionary<Actor, Guid> _actors = [];
    private readonly NoticeBox _notices;
    private int _made;

    private MatrixWorld(TestApp app, NoticeBox notices) => (App, _notices) = (app, notices);

    /// <summary>The picture of every target.</summary>
    public static string Picture => Images.Png;

    public TestApp App { get; }

    public ITenantDirectory System => App.System;

    public Guid Lisbon { get; private set; }

    public Guid Porto { get; private set; }

    public Guid Atlas { get; private set; }

    /// <summary>A client of the tenant's administrator.</summary>
    public HttpClient Admin => App.As(_actors[Actor.Admin]);

    /// <param name="host">The application around it; null for a plain one.</param>
    /// <param name="store">Where the directory is kept.</param>
    public static async Task<MatrixWorld> StartAsync(ForeignHost? host = null, HostStore store = HostStore.Memory)
    {
        var notices = new NoticeBox();
        var app = await TestApp.StartAsync(
            host?.Services,
            options =>
            {
                options.RateLimits.PerAddress = null;
                options.RateLimits.PerAddressAndUser = null;
                host?.Http(options);
            },
            directory => directory.UseNotifier(notices),
            host is null ? null : host.Map,
            host?.Create,
            store);
        var world = new MatrixWorld(app, notices);
        await world.FillAsync();
        return world;
    }

    /// <summary>The token that an account is sent when it is asked for.</summary>
    public async Task<string> TokenAsync(User user, Func<ITenantDirectory, User, ValueTask> ask)
    {
        await ask(System, user);
        await App.Directory.FinishRequestsAsync();
        return _notices.Tokens.Last(notice => notice.User.Id == user.Id).Token!;
    }

    /// <summary>A key that nothing has yet.</summary>
    public string NewKey(string beginning) => $"{beginning}-{++_made}";

    /// <summary>What everybody is answered, line by line.</summary>
    public async Task<IReadOnlyList<Cell>> AskAllAsync(IReadOnlyList<PermissionRow> rows)
    {
        var cells = new List<Cell>();
        foreach (var row in rows)
        {
            foreach (var actor in Enum.GetValues<Actor>().Where(actor => row.Cells[(int)actor] != PermissionRow.Nothing))
            {
                cells.Add(await AskAsync(row, actor));
            }
        }

        return cells;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<Cell> AskAsync(PermissionRow row, Actor actor)
    {
        var names = new Names(this);
        using var request = await names.FillAsync(row.Request);
        using var client = await ClientAsync(row, actor, names);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new(row, actor, $"{(int)response.StatusCode}{(text == "[]" ? text : string.Empty)}", null)
            : new(row, actor, $"{(int)response.StatusCode}", CodeOf(text));
    }

    // A refusal that the package did not write is told by how it begins.
    private static string CodeOf(string text)
    {
        try
        {
            return new HttpAnswer(0, text, null, null).Code ?? text;
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException)
        {
            return text[..Math.Min(text.Length, 200)];
        }
    }

    private async Task<HttpClient> ClientAsync(PermissionRow row, Actor actor, Names names) => actor switch
    {
        Actor.Anonymous => App.Anonymous,
        Actor.Nobody => App.As(Guid.NewGuid()),
        Actor.Self => App.As(row.Request.Names.Overlaps(Names.OfUsers) ? (await names.UserAsync(row.Request)).Id : _actors[Actor.Member]),
        Actor.Place => App.As(await HolderAsync(row, row.At switch { "tenant" => null, "project" => Atlas, _ => Lisbon }, isMember: true)),
        Actor.Other => App.As(await HolderAsync(row, row.At == "tenant" ? Lisbon : Porto, isMember: true)),
        Actor.Tenant => App.As(await HolderAsync(row, null, isMember: false)),
        _ => App.As(_actors[actor]),
    };

    private async Task<Guid> HolderAsync(PermissionRow row, Guid? place, bool isMember)
    {
        var name = $"{string.Join('+', row.Permissions)} {place} {isMember}";
        if (!_holders.TryGetValue(name, out var id))
        {
            var user = await System.Users.CreateAsync(
                new NewUser(NewKey("holder")) { Organization = isMember ? EntityRef.Of(Lisbon) : default, Roles = [] });
            _holders[name] = id = user.Id;
            var at = place is { } organization ? EntityRef.Of(organization) : default;
            if (place == Porto)
            {
                await System.Members.AddAsync(id, Porto);
            }

            if (!isMember)
            {
                await System.Permissions.AddAccessRulesAsync(id, ["any"]);
            }

            var role = await System.Roles.CreateAsync(new NewRole(NewKey("holding"), [.. row.Permissions]));
            await System.Roles.AssignAsync(id, [role.Id], at);
        }

        return id;
    }

    private async Task FillAsync()
    {
        Lisbon = (await System.Organizations.GetAsync("lisbon")).Id;
        Porto = (await System.Organizations.GetAsync("porto")).Id;
        Atlas = (await System.Organizations.GetAsync("atlas")).Id;
        _actors[Actor.Admin] = (await System.Users.GetAsync("admin@contoso.example")).Id;
        _actors[Actor.Foreign] = (await App.Other.Users.GetAsync("admin@fabrikam.example")).Id;
        _actors[Actor.Member] = (await System.Users.CreateAsync(new NewUser("member") { Organization = Lisbon, Roles = [] })).Id;
        _actors[Actor.Inactive] = (await System.Users.CreateAsync(new NewUser("inactive") { Organization = Lisbon, Roles = [] })).Id;
        await System.Roles.AssignAsync(_actors[Actor.Inactive], [Role.AdminKey]);
        await System.Users.DeactivateAsync(_actors[Actor.Inactive]);
    }
}
