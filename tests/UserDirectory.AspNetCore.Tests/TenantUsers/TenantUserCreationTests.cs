using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Making users (P5).</summary>
public sealed class TenantUserCreationTests
{
    private const string Eve = """{ "userKey": "eve", "name": "Eve", "isTechnician": true }""";

    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J3_The_answer_is_the_id_as_JSON_and_where_the_user_is()
    {
        var answer = await _world.SendAsync("POST", "/", Eve);

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        var id = (await UsersWorld.JsonAsync(answer)).GetGuid();
        (await answer.Content.ReadAsStringAsync()).Should().Be($"\"{id:D}\"");
        answer.Headers.Location.Should().Be(new Uri($"http://localhost{UsersWorld.Users()}/{id:D}"));
        (await UsersWorld.JsonAsync(await _world.Admin.GetAsync(answer.Headers.Location))).GetProperty("userKey").GetString()
            .Should().Be("eve");
    }

    [Test]
    public async Task A_user_is_made_with_everything_that_is_named()
    {
        var status = await _world.OutcomeAsync("POST", string.Empty, $$"""
            {
              "USERKEY": "eve", "name": "Eve", "isTechnician": "true", "culture": "fr-FR", "lastLogin": "2026-01-31T12:00:00Z",
              "roles": ["viewer", { "roleKey": "local" }],
              "email": "eve@contoso.example", "picture": "eve.png", "groups": [{ "id": "{{_world.Sales.Id}}" }], "status": "Inactive",
              "unknown": {}, "id": "{{Guid.NewGuid()}}"
            }
            """);

        status.Should().Be("201");
        var eve = await _world.GetAsync("eve");
        (await _world.KeysAsync("eve", "roles")).Should().Equal("local", "viewer");
        (await _world.KeysAsync("eve", "groups")).Should().Equal("sales");
        foreach (var (member, value) in new[]
        {
            ("name", "\"Eve\""), ("isTechnician", "true"), ("culture", "\"fr-FR\""), ("lastLogin", "\"2026-01-31T12:00:00+00:00\""),
            ("email", "\"eve@contoso.example\""),
            ("picture", "\"eve.png\""), ("status", "2"), ("isActive", "false"),
        })
        {
            eve.GetProperty(member).GetRawText().Should().Be(value);
        }

        (await _world.App.System.Users.GetAsync("eve"))
            .Should().BeEquivalentTo(new { GivenName = (string?)null, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [TestCase("{}", "body.member_missing", "userKey", "name", "isTechnician")]
    [TestCase("""{ "userKey": "eve", "name": null, "isTechnician": false }""", "body.member_missing", "name")]
    [TestCase("""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "status": 3 }""", "user.status.invited", "status")]
    [TestCase(
        """{ "userKey": "eve", "name": "Eve", "isTechnician": false, "status": "InvitationExpired" }""", "user.status.invited", "status")]
    [TestCase("""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "status": 9 }""", "body.malformed", "status")]
    [TestCase("""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "lastLogin": "yesterday" }""", "body.malformed", "lastLogin")]
    [TestCase("""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "lastLogin": "1601-01-01T00:00:00Z" }""",
        "last_login.past", "lastLogin")]
    [TestCase(
        """{ "userKey": "eve", "name": "Eve", "isTechnician": false, "roles": ["viewer", "nothing"] }""", "role.not_found", "roles[1]")]
    [TestCase(
        """{ "userKey": "eve", "name": "Eve", "isTechnician": false, "groups": [{ "name": "Sales" }] }""", "body.malformed", "groups[0]")]
    [TestCase("""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "email": "nowhere" }""", "email.format", "email")]
    [TestCase("""{ "userKey": "odata", "name": "Eve", "isTechnician": false }""", "key.reserved", "userKey")]
    [TestCase("""{ "userKey": "ANN", "name": "Eve", "isTechnician": false }""", "user.key.taken", "userKey")]
    [TestCase("""{ "userKey": "eve", "userkey": "eva", "name": "Eve", "isTechnician": false }""", "body.malformed", "userkey")]
    public async Task What_is_wrong_is_told_by_its_path_and_nothing_is_made(string body, string code, params string[] paths)
    {
        var answer = await _world.SendAsync("POST", string.Empty, body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        (await UsersWorld.JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .Should().BeEquivalentTo(paths);
        (await _world.App.System.Users.CountAsync()).Should().Be(3);
    }

    [TestCase("\"en-GB\"", "en-GB")]
    [TestCase("\"Klingon of the North\"", "pt-PT")]
    [TestCase("null", "pt-PT")]
    public async Task J7_A_culture_that_is_left_out_or_refused_is_the_tenants(string culture, string kept)
    {
        await _world.App.System.Settings.UpdateAsync(new TenantUpdate { DefaultCulture = "pt-PT" });

        var body =
            $$"""{ "userKey": "eve", "name": "Eve", "isTechnician": false, "culture": {{culture}}, "lastLogin": "2026-01-31T12:00:00Z" }""";
        (await _world.OutcomeAsync("POST", string.Empty, body)).Should().Be("201");

        (await _world.GetAsync("eve")).GetProperty("culture").GetString().Should().Be(kept);
        var found = await UsersWorld.JsonAsync(await _world.SendAsync("GET", $"/odata?$filter=Culture eq '{kept}' and UserKey eq 'eve'"));
        found.GetProperty("items").GetArrayLength().Should().Be(1, "conditions of lists see it");
    }

    [Test]
    public async Task J7_Where_the_tenant_has_no_culture_it_is_the_hosts()
    {
        await using var world = await UsersWorld.StartAsync(http => http.DefaultCulture = "de-AT");

        await world.SendAsync("POST", string.Empty, Eve);

        (await world.GetAsync("eve")).GetProperty("culture").GetString().Should().Be("de-AT");
    }

    [TestCase("", "viewer")]
    [TestCase(""", "roles": null""", "viewer")]
    [TestCase(""", "roles": []""", null)]
    [TestCase(""", "roles": "local" """, "local")]
    public async Task Without_roles_it_gets_the_default_roles(string roles, string? role)
    {
        await _world.App.System.Roles.ChangeDefaultAsync("viewer", true);

        (await _world.OutcomeAsync("POST", string.Empty, $$"""{ "userKey": "eve", "name": "Eve", "isTechnician": false{{roles}} }"""))
            .Should().Be("201");

        (await _world.KeysAsync("eve", "roles")).Should().Equal(role is null ? [] : [role]);
    }

    [Test]
    public async Task Roles_groups_and_a_last_login_ask_what_giving_them_asks_and_nothing_is_made_without()
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "users.add", "invoices.*");
        async Task<string> OutcomeAsync(string more) =>
            await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(
                joe, "POST", string.Empty, $$"""{ "userKey": "eve", "name": "Eve", "isTechnician": false{{more}} }"""));

        (await OutcomeAsync(""", "roles": ["viewer"]""")).Should().Be("403 access.denied");
        (await OutcomeAsync(""", "groups": ["sales"]""")).Should().Be("403 access.denied");
        (await OutcomeAsync(""", "lastLogin": "2026-01-31T12:00:00Z" """)).Should().Be("403 access.denied");
        (await _world.OutcomeAsync("GET", "/eve")).Should().Be("404 user.not_found");
        (await OutcomeAsync(string.Empty)).Should().Be("201");
    }

    [Test]
    public async Task A_user_with_a_last_login_is_one_commit()
    {
        var number = await _world.App.System.Changes.GetLatestNumberAsync();

        await _world.SendAsync(
            "POST", string.Empty, """{ "userKey": "eve", "name": "Eve", "isTechnician": false, "lastLogin": "2026-01-31T12:00:00Z" }""");

        (await _world.App.System.Changes.GetLatestNumberAsync()).Should().Be(number + 1);
    }
}
