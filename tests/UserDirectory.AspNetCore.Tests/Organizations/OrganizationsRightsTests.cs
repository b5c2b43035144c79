using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Organizations;

/// <summary>Section 4 for the organizations family, the order of refusals, versions in headers, and other tenants' names.</summary>
public sealed class OrganizationsRightsTests
{
    private static readonly object[] s_operations =
    [
        new object[] { "GET", "", "", "users.list" },
        new object[] { "GET", "", "", "users.read" },
        new object[] { "POST", "", """{ "email": "new@contoso.example", "roleId": "EDITOR" }""", "invitations.send users.update-roles" },
        new object[] { "GET", "/LOU", "", "users.read" },
        new object[] { "PUT", "/LOU", """{ "roleId": "EDITOR" }""", "users.update-roles" },
        new object[] { "DELETE", "/LOU", "", "members.remove" },
    ];

    private OrganizationsWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await OrganizationsWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [TestCaseSource(nameof(s_operations))]
    public async Task An_operation_asks_exactly_its_permission_at_the_organization(
        string method, string path, string body, string permissions)
    {
        string[] needed = permissions.Split(' ');
        string[] enough = method == "GET" && path.Length == 0 ? ["users.list", "users.read"] : needed;
        var all = await _world.System.Permissions.ListEffectiveAsync(_world.AdminId);
        var outsider = await _world.HolderAsync("outsider", "porto", [.. needed, "invoices.read"]);
        var member = await _world.HolderAsync("member", "lisbon");
        var below = await _world.HolderAsync("below", "lisbon/atlas", [.. needed, "invoices.read"]);
        var holder = await _world.HolderAsync("holder", "lisbon", [.. needed, "invoices.read"]);

        (await SendAsync(_world.App.Anonymous, method, path, body)).Status.Should().Be(401);
        foreach (var client in new[] { outsider, member, below })
        {
            (await SendAsync(client, method, path, body)).Status.Should().Be(403);
        }

        foreach (var missing in needed)
        {
            var almost = await _world.HolderAsync(
                $"without {missing}", "lisbon", [.. all.Where(name => name != missing && (needed.Length > 1 || !enough.Contains(name)))]);
            (await SendAsync(almost, method, path, body)).Status.Should().Be(403, missing);
        }

        var done = await SendAsync(holder, method, path, body);
        done.Status.Should().Be(200, done.Text);
    }

    [TestCaseSource(nameof(s_operations))]
    public async Task Rights_come_before_what_the_request_names(string method, string path, string body, string permissions)
    {
        permissions.Should().NotBeEmpty();
        var member = await _world.HolderAsync("member", "lisbon");

        (await SendAsync(
            member, method, path.Replace("LOU", Guid.NewGuid().ToString()), body.Replace("EDITOR", Guid.NewGuid().ToString()))).Status
            .Should().Be(403);
    }

    [TestCaseSource(nameof(s_operations))]
    public async Task Whoever_is_nobody_in_the_tenant_or_not_active_is_refused_before_anything_else(
        string method, string path, string body, string permissions)
    {
        var stranger = _world.App.As((await _world.App.Other.Users.GetAsync("admin@fabrikam.example")).Id);
        var off = await _world.App.HolderAsync("off", "lisbon", permissions.Split(' '));
        await _world.System.Users.DeactivateAsync(off);

        (await SendAsync(stranger, method, path, body)).Should().BeEquivalentTo(new { Status = 404, Code = "tenant.not_found" });
        (await SendAsync(_world.App.As(off), method, path, body)).Should().BeEquivalentTo(new { Status = 403, Code = "access.inactive" });
    }

    [Test]
    public async Task The_user_itself_reads_itself_and_changes_nothing()
    {
        var lou = _world.App.As(_world.Lou);

        (await SendAsync(lou, "GET", "/LOU", string.Empty)).Status.Should().Be(200);
        (await SendAsync(lou, "GET", string.Empty, string.Empty)).Status.Should().Be(403);
        (await SendAsync(lou, "PUT", "/LOU", """{ "roleId": "EDITOR" }""")).Status.Should().Be(403);
        (await SendAsync(lou, "DELETE", "/LOU", string.Empty)).Status.Should().Be(403);
    }

    [Test]
    public async Task Nobody_gives_a_role_that_holds_more_than_he_does()
    {
        var giver = await _world.HolderAsync("giver", "lisbon", "users.update-roles", "invitations.send", "invoices.read");

        foreach (var (method, path, body) in new[] { ("PUT", "/LOU", """{ "roleId": "CLERK" }"""),
            ("POST", "", """{ "email": "new@contoso.example", "roleId": "CLERK" }""") })
        {
            (await SendAsync(giver, method, path, body)).Should().BeEquivalentTo(new { Status = 403, Code = "access.escalation" });
        }
    }

    [Test]
    public async Task The_last_administrator_is_400_here()
    {
        await _world.System.Members.AddAsync(_world.AdminId, "lisbon");

        (await _world.Admin.SendAsync("PUT", _world.Path(_world.AdminId), $$"""{ "roleId": "{{_world.Editor.Id}}" }""")).Status
            .Should().Be(200, "it is administrator in the whole tenant, not here");
        (await _world.Admin.SendAsync("DELETE", _world.Path(_world.AdminId))).Status.Should().Be(200);
    }

    [TestCase("PUT", """{ "roleId": "EDITOR" }""")]
    [TestCase("DELETE", "")]
    public async Task A_write_may_name_what_it_is_about(string method, string body)
    {
        var tag = (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).ETag;
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "lisbon");

        (await SendAsync(_world.Admin, method, "/LOU", body, ifMatch: tag))
            .Should().BeEquivalentTo(new { Status = 412, Code = "version.stale" });
        tag = (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).ETag;
        (await SendAsync(_world.Admin, method, "/LOU", body, ifMatch: tag)).Status.Should().Be(200);
    }

    [Test]
    public async Task A_tag_answers_304_as_long_as_the_user_is_shown_the_same()
    {
        var tag = (await _world.Admin.GetAnswerAsync(_world.Path(_world.Lou))).ETag;

        (await _world.Admin.SendAsync("GET", _world.Path(_world.Lou), ifNoneMatch: tag)).Status.Should().Be(304);
        await _world.System.Roles.AssignAsync(_world.Lou, ["clerk"], "lisbon");
        (await _world.Admin.SendAsync("GET", _world.Path(_world.Lou), ifNoneMatch: tag)).Status.Should().Be(200);
    }

    [Test]
    public async Task Another_tenants_names_are_answered_like_unknown_ones()
    {
        var user = (await _world.App.Other.Users.GetAsync("admin@fabrikam.example")).Id;
        var seattle = (await _world.App.Other.Organizations.GetAsync("seattle")).Id;
        var project = await _world.App.Other.Organizations.CreateAsync(new NewOrganization("theirs") { Label = "project" });
        var role = (await _world.App.Other.Roles.CreateAsync(new NewRole("theirs"))).Id;
        var unknown = Guid.NewGuid();

        foreach (var (method, theirs, body) in new[]
        {
            ("GET", _world.Path(null, seattle), ""),
            ("POST", _world.Path(null, seattle), $$"""{ "email": "a@b.example", "roleId": "{{role}}" }"""),
            ("GET", _world.Path(user), ""), ("PUT", _world.Path(user), $$"""{ "roleId": "{{role}}" }"""),
            ("PUT", _world.Path(_world.Lou), $$"""{ "roleId": "{{role}}" }"""),
            ("DELETE", _world.Path(user), ""), ("GET", _world.Permission(user, "invoices.read"), ""),
            ("GET", _world.Permission(_world.Lou, "invoices.read", project.Id), ""),
        })
        {
            var answer = Plain(await SendAsync(_world.Admin, method, theirs, body));
            string Unknown(string text) => text.Replace(seattle.ToString(), unknown.ToString()).Replace(user.ToString(), unknown.ToString())
                .Replace(role.ToString(), unknown.ToString())
                .Replace(project.Id.ToString(), unknown.ToString());
            answer.Status.Should().Be(404);
            answer.Should().Be(Plain(await SendAsync(_world.Admin, method, Unknown(theirs), Unknown(body))), $"{method} {theirs}");
        }

        static HttpAnswer Plain(HttpAnswer answer) =>
            answer with { Text = System.Text.RegularExpressions.Regex.Replace(answer.Text, "\"traceId\":\"[^\"]*\"", string.Empty) };
    }

    private Task<HttpAnswer> SendAsync(HttpClient client, string method, string path, string body, string? ifMatch = null)
    {
        string Filled(string text) => text.Replace("LOU", _world.Lou.ToString()).Replace("EDITOR", _world.Editor.Id.ToString())
            .Replace("CLERK", _world.Clerk.Id.ToString());
        return client.SendAsync(
            method, path.StartsWith("/api") ? path : _world.Path() + Filled(path), body.Length == 0 ? null : Filled(body), ifMatch);
    }
}
