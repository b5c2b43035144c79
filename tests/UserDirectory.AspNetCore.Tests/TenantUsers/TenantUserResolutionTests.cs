using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>
/// What the first family's documents leave open, as it is settled: a test for each resolution, named after it. Lists have J14, invitations
/// J6, pictures J12.
/// </summary>
public sealed partial class TenantUserResolutionTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J1_An_id_and_a_key_share_every_route()
    {
        await _world.App.System.Users.CreateAsync(new NewUser("Jo Ann+1@contoso.example") { Organization = "lisbon" });

        (await _world.GetAsync($"{_world.Ann.Id}")).GetProperty("userKey").GetString().Should().Be("ann");
        (await _world.GetAsync($"{_world.Ann.Id:D}".ToUpperInvariant())).GetProperty("userKey").GetString().Should().Be("ann");
        (await _world.GetAsync("ANN")).GetProperty("id").GetGuid().Should().Be(_world.Ann.Id);
        (await _world.GetAsync("jo%20ann%2B1%40CONTOSO.example")).GetProperty("userKey").GetString()
            .Should().Be("Jo Ann+1@contoso.example");
        (await _world.OutcomeAsync("GET", $"/{_world.Ann.Id:N}")).Should().Be("404 user.not_found", "only the D form is an id");
        (await _world.OutcomeAsync("GET", "/a%2Fb")).Should().Be("404 user.not_found");
        (await _world.OutcomeAsync("PUT", $"/{_world.Ann.Id}/name", "\"Anna\"")).Should().Be("200");
        (await _world.OutcomeAsync("DELETE", $"/{_world.Ann.Id}")).Should().Be("204");
    }

    [Test]
    public async Task J1_Literal_routes_win()
    {
        (await _world.SendAsync("GET", "/sendInvitation")).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await UsersWorld.JsonAsync(await _world.SendAsync("GET", "/OData"))).TryGetProperty("items", out _).Should().BeTrue();
    }

    [TestCase("""["support"]""")]
    [TestCase("\"SUPPORT\"")]
    [TestCase("""{ "groupKey": "support" }""")]
    [TestCase("""{ "GroupKey": "support", "name": "Any", "id": null }""")]
    [TestCase("""[{ "groupKey": "support" }, "support"]""")]
    [TestCase("""["{support}"]""")]
    [TestCase("""{ "id": "{support}" }""")]
    public async Task J2_A_whole_set_is_written_in_many_ways(string body)
    {
        body = body.Replace("{support}", $"{_world.Support.Id}", StringComparison.Ordinal);

        (await _world.OutcomeAsync("PUT", "/ann/groups", body)).Should().Be("200");

        (await _world.KeysAsync("ann", "groups")).Should().Equal("support");
    }

    [TestCase("[]")]
    [TestCase("null")]
    public async Task J2_An_empty_array_and_null_clear(string body)
    {
        (await _world.OutcomeAsync("PUT", "/ann/groups", body)).Should().Be("200");
        (await _world.OutcomeAsync("PUT", "/ann/roles", body)).Should().Be("200");

        (await _world.KeysAsync("ann", "groups")).Should().BeEmpty();
        (await _world.KeysAsync("ann", "roles")).Should().BeEmpty();
    }

    [TestCase("""[{ "name": "Sales" }]""", "[0]")]
    [TestCase("""["sales", 7]""", "[1]")]
    [TestCase("""["sales", ["board"]]""", "[1]")]
    [TestCase("""[{ "id": 7 }]""", "[0].id")]
    [TestCase("""[{ "groupKey": "sales", "GROUPKEY": "board" }]""", "[0].groupKey")]
    [TestCase("""["\ud800"]""", "[0]")]
    [TestCase("true", "value")]
    public async Task J2_What_names_nothing_is_refused_by_its_path(string body, string path)
    {
        var answer = await _world.SendAsync("PUT", "/ann/groups", body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be("400 body.malformed");
        Paths(await UsersWorld.JsonAsync(answer)).Should().Equal(path);
    }

    [Test]
    public async Task J2a_Roles_and_groups_are_small_objects_that_can_be_sent_back()
    {
        var before = await _world.SendAsync("GET", "/ann");
        var ann = await UsersWorld.JsonAsync(before);

        ann.GetProperty("roles").GetRawText()
            .Should().Be($$"""[{"id":"{{_world.Editor.Id}}","roleKey":"editor","description":"Writes invoices"}]""");
        ann.GetProperty("groups").GetRawText().Should().Be($$"""[{"id":"{{_world.Sales.Id}}","groupKey":"sales","name":"Sales"}]""");
        var number = await _world.App.System.Changes.GetLatestNumberAsync();
        (await _world.OutcomeAsync("PUT", "/ann/roles", ann.GetProperty("roles").GetRawText())).Should().Be("200");
        (await _world.OutcomeAsync("PUT", "/ann/groups", ann.GetProperty("groups").GetRawText())).Should().Be("200");
        (await _world.App.System.Changes.GetLatestNumberAsync()).Should().Be(number, "a body that is read and sent back changes nothing");
        (await _world.SendAsync("GET", "/ann")).Headers.ETag.Should().Be(before.Headers.ETag);
    }

    [TestCase("groups", "group.not_found")]
    [TestCase("roles", "role.not_found")]
    public async Task J4_What_the_body_names_and_is_not_there_is_400_and_nothing_is_done(string part, string code)
    {
        var before = await _world.KeysAsync("ann", part);
        var there = part == "groups" ? "support" : "viewer";
        await _world.App.Other.Roles.CreateAsync(new NewRole("foreign", ["invoices.read"]));
        var foreign = (await _world.App.Other.Roles.GetAsync("foreign")).Id;
        foreach (var (method, verb) in new[] { ("POST", "/add"), ("POST", "/remove"), ("PUT", string.Empty) })
        {
            foreach (var unknown in new[] { "nothing", "wine:wine", string.Empty, $"{foreign}" })
            {
                var answer = await _world.SendAsync(method, $"/ann/{part}{verb}", JsonSerializer.Serialize(new[] { there, unknown }));
                (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
                Paths(await UsersWorld.JsonAsync(answer)).Should().Equal("[1]");
            }
        }

        (await _world.OutcomeAsync("POST", $"/ann/{part}/addById", $"[\"{Guid.NewGuid()}\"]")).Should().Be($"400 {code}");
        (await _world.OutcomeAsync("POST", $"/ann/{part}/removeById", $"[\"{there}\"]")).Should().Be("400 reference.no_id");
        (await _world.KeysAsync("ann", part)).Should().Equal(before);
    }

    [Test]
    public async Task J5_Adding_what_is_there_or_removing_what_is_not_is_200()
    {
        var number = await _world.App.System.Changes.GetLatestNumberAsync();
        foreach (var (path, body) in new[]
        {
            ("/ann/groups/add", "[\"sales\"]"), ("/ann/groups/remove", "[\"board\"]"), ("/ann/roles/add", "[\"editor\"]"),
            ("/ann/roles/remove", "[\"viewer\"]"),
        })
        {
            (await _world.OutcomeAsync("POST", path, body)).Should().Be("200");
        }

        (await _world.App.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task J13_The_plain_list_is_retired()
    {
        var answer = await _world.SendAsync("GET", string.Empty);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("POST");
    }

    [Test]
    public async Task J16_Under_its_home_the_account_goes_elsewhere_the_membership()
    {
        (await _world.OutcomeAsync("DELETE", "/bob")).Should().Be("204");
        (await _world.OutcomeAsync("DELETE", "/bob")).Should().Be("404 user.not_found");
        (await _world.OutcomeAsync("GET", "/bob", organization: "porto")).Should().Be("200");
        (await _world.OutcomeAsync("DELETE", "/bob", organization: "porto")).Should().Be("204");
        (await _world.OutcomeAsync("DELETE", "/bob", organization: "porto")).Should().Be("404 user.not_found");
        (await _world.App.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task J16_An_account_without_a_home_goes_under_any_organization()
    {
        await _world.App.System.Users.CreateAsync(new NewUser("joe"));
        await _world.App.System.Members.AddAsync("joe", "porto");

        (await _world.OutcomeAsync("DELETE", "/joe", organization: "porto")).Should().Be("204");

        (await _world.App.System.Users.FindAsync("joe")).Should().BeNull();
    }

    [Test]
    public async Task J18_Unknown_tenants_and_organizations()
    {
        async Task<string> OutcomeAsync(HttpClient client, string path) => await UsersWorld.OutcomeAsync(await client.GetAsync(path));
        var member = await _world.HolderAsync("joe", default);

        (await OutcomeAsync(_world.Admin, "/api/nowhere/lisbon/identity/users/ann")).Should().Be("404 tenant.not_found");
        (await OutcomeAsync(_world.Admin, "/api/fabrikam/seattle/identity/users/ann")).Should().Be("404 tenant.not_found");
        (await OutcomeAsync(_world.Admin, "/api/contoso/nowhere/identity/users/ann")).Should().Be("404 organization.not_found");
        (await OutcomeAsync(member, "/api/contoso/nowhere/identity/users/ann")).Should().Be("404 organization.not_found");
        (await OutcomeAsync(member, "/api/contoso/porto/identity/users/nobody")).Should().Be("403 access.denied");
        (await OutcomeAsync(_world.Admin, $"/api/{_world.Ann.TenantId}/LISBON/identity/users/ann")).Should().Be("200");
    }

    private static IEnumerable<string> Paths(JsonElement refusal) =>
        refusal.GetProperty("errors").EnumerateObject().Select(error => error.Name);
}
