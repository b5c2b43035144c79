using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>Versions of accounts and roles in headers, forms of bodies, and other tenants' names.</summary>
public sealed class AuthEntityTests
{
    private AuthWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await AuthWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task A_tag_answers_304_until_something_that_is_shown_changes()
    {
        foreach (var path in new[] { $"/auth/users/{_world.Ann}", $"/auth/roles/{RoleLocator.Of(_world.Editor.Id)}" })
        {
            var first = await _world.Admin.GetAnswerAsync(path);
            (await _world.Admin.SendAsync("GET", path, ifNoneMatch: first.ETag))
                .Should().BeEquivalentTo(new { Status = 304, Text = string.Empty });
            (await _world.Admin.SendAsync("GET", path, ifNoneMatch: "\"1.else\"")).Status.Should().Be(200);
        }

        var ann = await _world.Admin.GetAnswerAsync($"/auth/users/{_world.Ann}");
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);
        (await _world.Admin.SendAsync("GET", $"/auth/users/{_world.Ann}", ifNoneMatch: ann.ETag)).Status
            .Should().Be(200, "its roles are shown, too");
    }

    [Test]
    public async Task The_own_account_has_the_tag_of_its_locator()
    {
        var ann = _world.App.As(_world.Ann);

        (await ann.GetAnswerAsync("/auth/users/whoami")).ETag.Should().Be((await ann.GetAnswerAsync($"/auth/users/{_world.Ann}")).ETag);
    }

    [TestCase("PATCH", "", """{ "firstName": "A", "lastName": "B", "tenants": [] }""")]
    [TestCase("PATCH", "/roles", """{ "addRoles": ["editor"], "removeRoles": [] }""")]
    [TestCase("PATCH", "/tenants", """{ "addTenants": ["any"], "removeTenants": [] }""")]
    [TestCase("PATCH", "/passwordreset", "\"another horse staple\"")]
    [TestCase("DELETE", "", null)]
    public async Task Every_write_of_an_account_may_name_what_it_is_about(string method, string path, string? body)
    {
        var tag = (await _world.Admin.GetAnswerAsync($"/auth/users/{_world.Ann}")).ETag;
        await _world.System.Members.AddAsync(_world.Ann, "lisbon");
        await _world.System.Members.RemoveAsync(_world.Ann, "lisbon");
        var changed = await _world.Admin.SendAsync(method, $"/auth/users/{_world.Ann}{path}", body, ifMatch: tag);
        var current = (await _world.Admin.GetAnswerAsync($"/auth/users/{_world.Ann}")).ETag;
        var unchanged = await _world.Admin.SendAsync(method, $"/auth/users/{_world.Ann}{path}", body, ifMatch: current);

        changed.Should().BeEquivalentTo(new { Status = 412, Code = "version.stale" });
        unchanged.Status.Should().Be(200);
    }

    [Test]
    public async Task Deleting_a_role_may_name_what_it_is_about()
    {
        var path = $"/auth/roles/{RoleLocator.Of(_world.Editor.Id)}";

        (await _world.Admin.SendAsync("DELETE", path, ifMatch: "\"9.else\"")).Status.Should().Be(412);
        (await _world.Admin.SendAsync("DELETE", path, ifMatch: (await _world.Admin.GetAnswerAsync(path)).ETag)).Status.Should().Be(200);
    }

    [Test]
    public async Task An_update_is_one_change_in_the_feed()
    {
        var before = (await _world.System.Changes.GetLatestNumberAsync());
        await _world.Admin.SendAsync(
            "PATCH",
            $"/auth/users/{_world.Ann}",
            $$"""{ "firstName": "A", "lastName": "B", "email": "a@b.example", "tenants": ["{{_world.Lisbon}}", "any"], "roles": """
                + $$"""["editor"], "permissions": ["groups.read"] }""");

        (await _world.System.Changes.GetLatestNumberAsync()).Should().Be(before + 1);
    }

    [TestCase("POST", "/auth/users")]
    [TestCase("PATCH", "/auth/users/ANN")]
    [TestCase("PATCH", "/auth/users/ANN/roles")]
    [TestCase("PATCH", "/auth/users/ANN/tenants")]
    [TestCase("PATCH", "/auth/users/ANN/passwordreset")]
    [TestCase("POST", "/auth/roles")]
    [TestCase("PATCH", "/auth/roles/EDITOR")]
    public async Task Bodies_that_are_no_JSON_are_400_and_of_another_type_415(string method, string path)
    {
        path = path.Replace("ANN", _world.Ann.ToString()).Replace("EDITOR", RoleLocator.Of(_world.Editor.Id));
        foreach (var body in new[] { "{", "null", "[]", "7" })
        {
            (await _world.Admin.SendAsync(method, path, body)).Status.Should().Be(400);
        }

        (await _world.Admin.SendAsync(method, path)).Status.Should().Be(415);
        using var large = new HttpRequestMessage(new(method), path) { Content = TestApp.Json($"\"{new string('a', 70_000)}\"") };
        ((int)(await _world.Admin.SendAsync(large)).StatusCode).Should().Be(413);
    }

    [TestCase("\\ud800")]
    [TestCase("\\uffff")]
    [TestCase("\\u0000")]
    [TestCase("\\u202e")]
    public async Task Text_that_is_none_is_400_wherever_it_stands(string text)
    {
        foreach (var (method, path, body) in new[]
        {
            ("POST", "/auth/roles", """{ "name": "TEXT", "description": "", "permissions": [] }"""),
            ("POST", "/auth/roles", """{ "name": "a", "description": "", "permissions": ["TEXT"] }"""),
            ("POST", "/auth/users", """{ "firstName": "TEXT", "lastName": "B", "userName": "a@b.example" }"""),
            ("POST", "/auth/users", """{ "firstName": "A", "lastName": "B", "userName": "TEXT@b.example" }"""),
            ("PATCH", $"/auth/users/{_world.Ann}/roles", """{ "addRoles": ["TEXT"], "removeRoles": [] }"""),
            ("PATCH", $"/auth/users/{_world.Ann}/tenants", """{ "addTenants": ["TEXT"], "removeTenants": [] }"""),
            ("PATCH", $"/auth/users/{_world.Ann}", """{ "firstName": "A", "lastName": "B", "tenants": [], "email": "TEXT" }"""),
        })
        {
            (await _world.Admin.SendAsync(method, path, body.Replace("TEXT", text))).Status.Should().Be(400, $"{method} {path} {body}");
        }
    }

    [Test]
    public async Task Another_tenants_names_are_answered_like_unknown_ones()
    {
        var user = (await _world.App.Other.Users.GetAsync("admin@fabrikam.example")).Id;
        var role = RoleLocator.Of((await _world.App.Other.Roles.CreateAsync(new NewRole("theirs"))).Id);
        var organization = (await _world.App.Other.Organizations.GetAsync("seattle")).Id;
        var (noUser, noRole, noOrganization) = (Guid.NewGuid(), RoleLocator.Of(Guid.NewGuid()), Guid.NewGuid());
        (string Method, string Path, string? Body)[] requests =
        [
            ("GET", "/auth/users/USER", null), ("GET", "/auth/users/USER/permissions", null), ("DELETE", "/auth/users/USER", null),
            ("PATCH", "/auth/users/USER", """{ "firstName": "A", "lastName": "B", "tenants": [] }"""),
            ("PATCH", "/auth/users/USER/passwordreset", "\"another horse staple\""),
            ("PATCH", "/auth/users/USER/roles", """{ "addRoles": [], "removeRoles": [] }"""),
            ("PATCH", "/auth/users/USER/tenants", """{ "addTenants": [], "removeTenants": [] }"""),
            ("GET", "/auth/roles/ROLE", null), ("DELETE", "/auth/roles/ROLE", null),
            ("PATCH", "/auth/roles/ROLE",
                """{ "name": "a", "description": "", "version": 1, "addPermissions": [], "removePermissions": [] }"""),
            ("PATCH", "/auth/users/ANN/roles", """{ "addRoles": ["ROLE"], "removeRoles": [] }"""),
            ("PATCH", "/auth/users/ANN/tenants", """{ "addTenants": ["PLACE"], "removeTenants": [] }"""),
            ("POST", "/auth/users",
                """{ "firstName": "A", "lastName": "B", "userName": "a@b.example", "roles": ["ROLE"], "tenants": ["PLACE"] }"""),
        ];

        foreach (var (method, path, body) in requests)
        {
            var theirs = await SendAsync(user.ToString(), role, organization.ToString());
            var unknown = await SendAsync(noUser.ToString(), noRole, noOrganization.ToString());
            theirs.Status.Should().BeOneOf(400, 404);
            theirs.Should().Be(unknown, $"{method} {path}");

            async Task<HttpAnswer> SendAsync(string userId, string roleId, string placeId)
            {
                string Filled(string text) =>
                    text.Replace("USER", userId).Replace("ROLE", roleId).Replace("PLACE", placeId).Replace("ANN", _world.Ann.ToString());
                var answer = await _world.Admin.SendAsync(method, Filled(path), body is null ? null : Filled(body));
                return answer with
                {
                    Text = System.Text.RegularExpressions.Regex.Replace(
                    answer.Text, "\"traceId\":\"[^\"]*\"", string.Empty)
                };
            }
        }
    }
}
