using System.Text.RegularExpressions;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>
/// What the names in a <see cref="Request"/> stand for: records made when they are first needed, or what a test puts in their place.
/// </summary>
internal sealed partial class Names(MatrixWorld world)
{
    private readonly Dictionary<string, string> _values = [];
    private User? _user;
    private Group? _group;
    private Group? _joined;
    private Role? _role;
    private Role? _given;

    /// <summary>The names that are a user.</summary>
    public static IReadOnlySet<string> OfUsers { get; } = new HashSet<string> { "user", "userId", "elsewhere", "username", "account" };

    [GeneratedRegex("<([a-zA-Z]+)>")]
    public static partial Regex Pattern();

    /// <summary>Puts a text in the place of a name.</summary>
    public Names With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    /// <summary>The account that the request names.</summary>
    public async Task<User> UserAsync(Request request) => request.Names.Contains("elsewhere") ? await ElsewhereAsync() : await UserAsync();

    /// <summary>The request with its names filled in.</summary>
    public async Task<HttpRequestMessage> FillAsync(Request request)
    {
        foreach (var name in request.Names.Where(name => !_values.ContainsKey(name)))
        {
            _values[name] = await MakeAsync(name);
        }

        var path = Pattern().Replace(request.Path, match => Uri.EscapeDataString(_values[match.Groups[1].Value]));
        return new(new(request.Method), path)
        {
            Content = request.Body is null ? null : TestApp.Json(Pattern().Replace(request.Body, match => _values[match.Groups[1].Value])),
        };
    }

    private async Task<string> MakeAsync(string name) => name switch
    {
        "new" => world.NewKey("new"),
        "tenant" => "contoso",
        "org" => "lisbon",
        "orgId" => world.Lisbon.ToString(),
        "otherOrgId" => world.Porto.ToString(),
        "projectId" => world.Atlas.ToString(),
        "user" or "username" or "account" => (await UserAsync()).Key,
        "userId" => (await UserAsync()).Id.ToString(),
        "elsewhere" => (await ElsewhereAsync()).Key,
        "group" or "tenantGroup" => (await GroupAsync(name)).Key,
        "groupId" => (await GroupAsync(name)).Id.ToString(),
        "joined" => (await JoinedAsync()).Key,
        "joinedId" => (await JoinedAsync()).Id.ToString(),
        "role" or "tenantRole" or "tenantRoleName" => (await RoleAsync(name)).Key,
        "roleId" => (await RoleAsync(name)).Id.ToString(),
        "locator" or "tenantLocator" => RoleLocator.Of((await RoleAsync(name)).Id),
        "given" => (await GivenAsync()).Key,
        "givenId" => (await GivenAsync()).Id.ToString(),
        "token" => (await world.System.Invitations.SendAsync(
            new NewInvitation($"{world.NewKey("guest")}@elsewhere.example", world.Lisbon) { Roles = [] })).Token!,
        "resetToken" => await world.TokenAsync(await UserAsync(), (handle, user) => handle.Passwords.RequestResetAsync(user.Id)),
        "proofToken" => await world.TokenAsync(
            await UserAsync(), (handle, user) =>
                handle.Users.RequestEmailProofAsync(user.Id, $"{world.NewKey("proof")}@elsewhere.example")),
        _ => throw new ArgumentException($"Nothing is called {name}.", nameof(name)),
    };

    private async Task<User> UserAsync() => _user ??= await world.System.Users.CreateAsync(new NewUser(world.NewKey("user"))
    {
        Organization = world.Lisbon,
        Roles = [],
        Picture = MatrixWorld.Picture,
        Password = "correct horse battery",
        IsPasswordTemporary = false,
        Email = $"{world.NewKey("address")}@contoso.example",
        IsEmailVerified = true,
    });

    private async Task<User> ElsewhereAsync()
    {
        if (_user is null)
        {
            _user = await world.System.Users.CreateAsync(new NewUser(world.NewKey("user")) { Organization = world.Porto, Roles = [] });
            await world.System.Members.AddAsync(_user.Id, world.Lisbon);
        }

        return _user;
    }

    private async Task<Group> GroupAsync(string name) => _group ??= await world.System.Groups.CreateAsync(
        new NewGroup(world.NewKey("group")) { Organization = IsOfTenant(name) ? default : EntityRef.Of(world.Lisbon) });

    private async Task<Group> JoinedAsync()
    {
        if (_joined is null)
        {
            _joined = await world.System.Groups.CreateAsync(new NewGroup(world.NewKey("joined")) { Organization = world.Lisbon });
            await world.System.Groups.AddMembersAsync(_joined.Id, [(await UserAsync()).Id]);
        }

        return _joined;
    }

    private async Task<Role> RoleAsync(string name) => _role ??= await world.System.Roles.CreateAsync(
        new NewRole(world.NewKey("role")) { Organization = IsOfTenant(name) ? default : EntityRef.Of(world.Lisbon) });

    private async Task<Role> GivenAsync()
    {
        if (_given is null)
        {
            _given = await world.System.Roles.CreateAsync(new NewRole(world.NewKey("given")) { Organization = world.Lisbon });
            await world.System.Roles.AssignAsync((await UserAsync()).Id, [_given.Id], world.Lisbon);
        }

        return _given;
    }

    private static bool IsOfTenant(string name) => name.StartsWith("tenant", StringComparison.Ordinal);
}
