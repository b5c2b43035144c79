using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>Section 4 for the auth family: each operation with its permission at its place, and what the callers without it hear.</summary>
public sealed class AuthRightsTests
{
    private AuthWorld _world = null!;
    private Guid _lou;

    [SetUp]
    public async Task SetUp()
    {
        _world = await AuthWorld.StartAsync();
        _lou = (await _world.System.Users.CreateAsync(
            new NewUser("lou@contoso.example") { Organization = "lisbon", GivenName = "Lou", FamilyName = "Lee" })).Id;
    }

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    // The operation, its permission, and whether it is asked at the home of 'lou' or the owner 'lisbon' of 'clerk' rather than at the
    // tenant. LOU, EDITOR, CLERK and PORTO stand for ids.
    private static readonly object[] s_operations =
    [
        new object[] { "POST", "/auth/users", """{ "firstName": "A", "lastName": "B", "userName": "a@b.example" }""", "users.add", false },
        new object[] { "GET", "/auth/users/LOU", "", "users.read", true },
        new object[] { "GET", "/auth/users/list", "", "users.read", false },
        new object[] { "GET", "/auth/users/list", "", "users.list", false },
        new object[] { "GET", "/auth/users/basic/list", "", "users.read", false },
        new object[] { "GET", "/auth/users/basic/list", "", "users.list", false },
        new object[] { "PATCH", "/auth/users/LOU", """{ "firstName": "L", "lastName": "M", "tenants": ["LISBON"] }""",
            "users.update", true },
        new object[] { "PATCH", "/auth/users/LOU/passwordreset", "\"another horse staple\"", "users.password-reset", true },
        new object[] { "DELETE", "/auth/users/LOU", "", "users.delete", true },
        new object[] { "POST", "/auth/roles", """{ "name": "new", "description": "", "permissions": [] }""", "roles.add", false },
        new object[] { "GET", "/auth/roles/EDITOR", "", "roles.read", false },
        new object[] { "GET", "/auth/roles/CLERK", "", "roles.read", true },
        new object[] { "PATCH", "/auth/roles/CLERK",
            """{ "name": "clerk", "description": "x", "version": 1, "addPermissions": [], "removePermissions": [] }""",
            "roles.update", true },
        new object[] { "GET", "/auth/roles/list", "", "roles.read", false },
        new object[] { "GET", "/auth/roles/list", "", "roles.list", false },
        new object[] { "DELETE", "/auth/roles/CLERK", "", "roles.delete", true },
        new object[] { "DELETE", "/auth/roles/EDITOR", "", "roles.delete", false },
        new object[] { "GET", "/auth/roles/permissions", "", "roles.read", false },
        new object[] { "GET", "/auth/users/LOU/permissions", "", "users.read", true },
        new object[] { "PATCH", "/auth/users/LOU/roles", """{ "addRoles": [], "removeRoles": ["editor"] }""", "users.update-roles", false },
        new object[] { "PATCH", "/auth/users/LOU/tenants", """{ "addTenants": ["PORTO", "any"], "removeTenants": ["LISBON"] }""",
            "users.update-tenants", false },
    ];

    [TestCaseSource(nameof(s_operations))]
    public async Task An_operation_asks_exactly_its_permission_at_its_place(
        string method, string path, string body, string permission, bool isElsewhere)
    {
        var nobody = await _world.HolderAsync("nobody");
        var elsewhere = await _world.HolderAsync("elsewhere", isElsewhere ? "porto" : "lisbon", permission);
        var holder = await _world.HolderAsync("holder", isElsewhere ? (EntityRef)"lisbon" : default, permission);
        var others = await _world.System.Permissions.ListEffectiveAsync("admin@contoso.example");
        var everythingElse = await _world.HolderAsync("else", default, [.. others.Where(name => !Enough(path, permission).Contains(name))]);

        (await SendAsync(_world.App.Anonymous, method, path, body))
            .Should().BeEquivalentTo(new { Status = 401, Code = "access.not_signed_in" });
        (await SendAsync(nobody, method, path, body)).Status.Should().Be(403);
        (await SendAsync(elsewhere, method, path, body)).Status.Should().Be(403);
        (await SendAsync(everythingElse, method, path, body)).Status.Should().Be(403);
        var done = await SendAsync(holder, method, path, body);
        done.Status.Should().Be(200, done.Text);
    }

    [TestCaseSource(nameof(s_operations))]
    public async Task Whoever_is_nobody_in_the_tenant_or_not_active_is_refused_before_anything_else(
        string method, string path, string body, string permission, bool isElsewhere)
    {
        var stranger = _world.App.As((await _world.App.Other.Users.GetAsync("admin@fabrikam.example")).Id);
        var off = await _world.App.HolderAsync("off", isElsewhere ? (EntityRef)"lisbon" : default, permission);
        await _world.System.Users.DeactivateAsync(off);

        (await SendAsync(stranger, method, path, body)).Should().BeEquivalentTo(new { Status = 404, Code = "tenant.not_found" });
        (await SendAsync(_world.App.As(off), method, path, body)).Should().BeEquivalentTo(new { Status = 403, Code = "access.inactive" });
    }

    [TestCase("GET", "")]
    [TestCase("GET", "/permissions")]
    public async Task Reading_is_also_for_who_may_read_in_the_whole_tenant(string method, string path)
    {
        var reader = await _world.HolderAsync("reader", default, "users.read");

        (await reader.SendAsync(method, $"/auth/users/{_lou}{path}")).Status.Should().Be(200);
        (await reader.GetAnswerAsync("/auth/users/username/lou@contoso.example")).Json.GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task A_list_of_names_shows_whom_the_caller_may_read_at_home()
    {
        var reader = await _world.HolderAsync("reader", "lisbon", "users.read");

        (await reader.GetAnswerAsync("/auth/users/username/lou@contoso.example")).Json.GetArrayLength().Should().Be(1);
        (await reader.GetAnswerAsync("/auth/users/username/ann@contoso.example")).Text.Should().Be("[]");
    }

    [Test]
    public async Task A_write_shows_the_account_to_who_may_write_it_but_not_read_it()
    {
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);
        var giver = await _world.HolderAsync("giver", default, "users.update-roles");

        (await giver.GetAnswerAsync($"/auth/users/{_world.Ann}")).Status.Should().Be(403);
        var answer = await giver.SendAsync("PATCH", $"/auth/users/{_world.Ann}/roles", """{ "addRoles": [], "removeRoles": [] }""");
        AuthWorld.Texts(answer.Json.GetProperty("roles")).Should().Equal("editor");
    }

    [TestCase(""" "roles": ["editor"] """, "users.update-roles invoices.read")]
    [TestCase(""" "permissions": ["invoices.read"] """, "users.update-roles invoices.read")]
    [TestCase(""" "tenants": ["LISBON", "any"] """, "users.update-tenants")]
    [TestCase(""" "tenants": ["LISBON", "PORTO"] """, "users.update-tenants")]
    [TestCase(""" "tenants": [] """, "users.update-tenants")]
    public async Task Each_difference_of_an_update_asks_its_own_permission(string difference, string permissions)
    {
        var body = $$"""{ "firstName": "Lou", "lastName": "Lee", """
            + $$"""{{difference}}{{(difference.Contains("tenants") ? string.Empty : ", \"tenants\": [\"LISBON\"]")}} }""";
        var updater = await _world.HolderAsync("updater", default, "users.update");
        var giver = await _world.HolderAsync("giver", default, ["users.update", .. permissions.Split(' ')]);
        await _world.System.Members.AddAsync("updater", "lisbon");
        await _world.System.Members.AddAsync("giver", "lisbon");

        (await SendAsync(updater, "PATCH", "/auth/users/LOU", body)).Status.Should().Be(403);
        var done = await SendAsync(giver, "PATCH", "/auth/users/LOU", body);
        done.Status.Should().Be(200, done.Text);
    }

    [Test]
    public async Task Nobody_gives_what_he_does_not_hold()
    {
        var giver = await _world.HolderAsync(
            "giver", default, "users.update", "users.update-roles", "users.update-tenants", "users.add", "roles.add");
        await _world.System.Members.AddAsync("giver", "lisbon");
        await _world.System.Users.GrantAsync(_lou, ["invoices.approve"]);

        foreach (var (method, path, body) in new[]
        {
            ("PATCH", "/auth/users/LOU/roles", """{ "addRoles": ["editor"], "removeRoles": [] }"""),
            ("PATCH", "/auth/users/LOU/tenants", """{ "addTenants": ["any"], "removeTenants": [] }"""),
            ("PATCH", "/auth/users/LOU/tenants", """{ "addTenants": ["PORTO"], "removeTenants": [] }"""),
            ("PATCH", "/auth/users/LOU", """{ "firstName": "L", "lastName": "L", "tenants": ["LISBON"], "permissions": ["*.*"] }"""),
            ("POST", "/auth/users", """{ "firstName": "L", "lastName": "L", "userName": "l@b.example", "roles": ["admin"] }"""),
            ("POST", "/auth/roles", """{ "name": "all", "description": "", "permissions": ["*.*"] }"""),
        })
        {
            (await SendAsync(giver, method, path, body))
                .Should().BeEquivalentTo(new { Status = 403, Code = "access.escalation" }, path + body);
        }
    }

    [Test]
    public async Task The_last_administrator_stays_with_409()
    {
        HttpAnswer[] answers =
        [
            await _world.Admin.SendAsync("DELETE", $"/auth/users/{_world.AdminId}"),
            await _world.Admin.SendAsync(
                "PATCH", $"/auth/users/{_world.AdminId}/roles", """{ "addRoles": [], "removeRoles": ["admin"] }"""),
            await _world.Admin.SendAsync(
                "PATCH", $"/auth/users/{_world.AdminId}", """{ "firstName": "A", "lastName": "B", "tenants": [], "roles": [] }"""),
        ];

        answers.Select(answer => (answer.Status, answer.Code)).Should().AllBeEquivalentTo((409, "tenant.last_administrator"));
    }

    [Test]
    public async Task The_form_of_a_body_is_told_before_rights_and_rights_before_what_the_body_names()
    {
        var nobody = await _world.HolderAsync("nobody");

        (await SendAsync(nobody, "PATCH", "/auth/users/LOU/roles", "{}")).Status.Should().Be(400);
        (await SendAsync(nobody, "PATCH", "/auth/users/LOU/roles", """{ "addRoles": ["unknown"], "removeRoles": [] }""")).Status
            .Should().Be(403);
        (await SendAsync(nobody, "PATCH", $"/auth/users/{Guid.NewGuid()}/roles", """{ "addRoles": [], "removeRoles": [] }""")).Status
            .Should().Be(403);
        (await SendAsync(nobody, "PATCH", $"/auth/users/{Guid.NewGuid()}", """{ "firstName": "", "lastName": "", "tenants": [] }""")).Status
            .Should().Be(404);
        (await SendAsync(nobody, "PATCH", "/auth/users/LOU", """{ "firstName": "", "lastName": "", "tenants": ["unknown"] }""")).Status
            .Should().Be(403);
        (await SendAsync(nobody, "GET", "/auth/users/list?count=0", string.Empty)).Status.Should().Be(400);
    }

    private static string[] Enough(string path, string permission) =>
        path.EndsWith("/list") ? [.. new[] { "read", "list" }.Select(action => $"{permission.Split('.')[0]}.{action}")] : [permission];

    private Task<HttpAnswer> SendAsync(HttpClient client, string method, string path, string body)
    {
        string Filled(string text) => text.Replace("LOU", _lou.ToString()).Replace("EDITOR", RoleLocator.Of(_world.Editor.Id))
            .Replace("CLERK", RoleLocator.Of(_world.Clerk.Id))
            .Replace("PORTO", _world.Porto.ToString()).Replace("LISBON", _world.Lisbon.ToString());
        return client.SendAsync(method, Filled(path), body.Length == 0 ? null : Filled(body));
    }
}
