using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>What is settled of groups and roles: what they show, take and refuse.</summary>
public sealed partial class SiblingResolutionTests
{
    private FakeTimeProvider _clock = null!;
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clock = new FakeTimeProvider(UsersWorld.Begin);
        _world = await UsersWorld.StartAsync(clock: _clock);
    }

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J1_An_id_and_a_key_share_every_route()
    {
        (await GetAsync("/groups/SALES")).GetProperty("id").GetGuid().Should().Be(_world.Sales.Id);
        (await GetAsync($"/groups/{_world.Sales.Id}")).GetProperty("groupKey").GetString().Should().Be("sales");
        (await GetAsync($"/roles/{_world.Editor.Id}")).GetProperty("roleKey").GetString().Should().Be("editor");
        (await OutcomeAsync("PUT", $"/groups/{_world.Sales.Id}/name", "\"Sellers\"")).Should().Be("200");
        (await OutcomeAsync("POST", $"/roles/{_world.Editor.Id}/users/add", "[\"bob\"]")).Should().Be("200");
        (await OutcomeAsync("GET", $"/groups/{_world.Sales.Id:N}")).Should().Be("404 group.not_found", "only the D form is an id");
        (await OutcomeAsync("DELETE", $"/groups/{_world.Sales.Id}")).Should().Be("204");
    }

    [Test]
    public async Task A_group_shows_its_fields_and_its_members()
    {
        var sales = await GetAsync("/groups/sales");

        sales.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "groupKey", "name", "email", "notes", "users", "isActive", "createdOn", "modifiedOn", "isSystem", "isDeleted");
        sales.GetProperty("users").GetRawText().Should().Be($$"""[{"id":"{{_world.Ann.Id}}","userKey":"ann","name":"Ann"}]""");
        (await GetAsync("/groups/support")).GetProperty("name").GetString()
            .Should().Be("support", "the name is required, and the key is one");
    }

    [Test]
    public async Task A_role_shows_its_fields_and_who_has_it_here()
    {
        await _world.App.System.Roles.AssignAsync(_world.Bob.Id, ["editor"], "porto");

        var editor = await GetAsync("/roles/editor");

        editor.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "roleKey", "description", "localizableDescription", "isAdministration", "isDefault", "isInternal", "users",
            "isActive", "createdOn", "modifiedOn", "isSystem", "isDeleted");
        editor.GetProperty("users").GetRawText()
            .Should().Be($$"""[{"id":"{{_world.Ann.Id}}","userKey":"ann","name":"Ann"}]""", "Bob has it at porto");
        (await GetAsync("/roles/viewer")).GetProperty("description").GetString().Should().BeEmpty();
        (await GetAsync("/roles/admin")).GetProperty("isSystem").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task V1_Members_who_are_no_users_of_the_organization_are_not_shown()
    {
        var carl = await _world.App.System.Users.CreateAsync(new NewUser("carl") { Organization = "porto" });
        await _world.App.System.Groups.AddMembersAsync("board", [carl.Id, _world.Ann.Id]);

        (await GetAsync("/groups/board")).GetProperty("users").EnumerateArray().Select(user => user.GetProperty("userKey").GetString())
            .Should().Equal("ann");
        foreach (var path in new[] { "/groups/sales/users/add", "/groups/board/users/remove",
            "/roles/editor/users/add", "/roles/editor/users/remove" })
        {
            (await OutcomeAsync("POST", path, "[\"carl\"]")).Should().Be("400 user.not_found");
        }
    }

    [Test]
    public async Task V3_An_assignment_that_has_ended_is_not_shown()
    {
        await _world.App.System.Roles.AssignAsync(
            _world.Ann.Id, ["viewer"], "lisbon", new Validity(null, _clock.GetUtcNow().AddMinutes(1)));
        await _world.App.System.Roles.AssignAsync(_world.Bob.Id, ["viewer"], "lisbon");
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await GetAsync("/roles/viewer")).GetProperty("users").EnumerateArray().Select(user => user.GetProperty("userKey").GetString())
            .Should().Equal("bob");
    }

    [TestCase("/groups/sales", "groups.read")]
    [TestCase("/roles/editor", "roles.read")]
    public async Task Users_are_shown_to_who_may_list_them_here_only(string path, string permission)
    {
        var without = await _world.HolderAsync("joe", "lisbon", permission);
        var with = await _world.HolderAsync("kim", "lisbon", permission, "users.list");

        var left = await UsersWorld.JsonAsync(await SiblingCall.SendAsync(without, "GET", path));
        var shown = await UsersWorld.JsonAsync(await SiblingCall.SendAsync(with, "GET", path));

        left.TryGetProperty("users", out _).Should().BeFalse();
        shown.GetProperty("users").GetArrayLength().Should().Be(1);
    }

    [TestCase("groups", "/groups/sales")]
    [TestCase("roles", "/roles/local")]
    public async Task A_single_read_shows_at_most_100_users_and_a_list_none(string kind, string path)
    {
        for (var i = 0; i < 101; i++)
        {
            await _world.App.System.Users.CreateAsync(
                new NewUser($"crew-{i:D3}") { Organization = "lisbon", Groups = ["sales"], Roles = ["local"] });
        }

        (await GetAsync(path)).GetProperty("users").GetArrayLength().Should().Be(100);
        var items = (await GetAsync($"/{kind}/odata")).GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCountGreaterThan(1);
        items.SelectMany(item => item.EnumerateObject()).Should().NotContain(member => member.Name == "users");
    }

    [TestCase("/groups/sales/email", "null", "email", "null")]
    [TestCase("/groups/sales/notes", "\"They sell\"", "notes", "\"They sell\"")]
    [TestCase("/groups/sales/isActive", "\"false\"", "isActive", "false")]
    [TestCase("/roles/local/description", "\"\"", "description", "\"\"")]
    [TestCase("/roles/local/localizableDescription", "null", "localizableDescription", "null")]
    [TestCase("/roles/local/isDefault", "\"True\"", "isDefault", "true")]
    [TestCase("/roles/local/isActive", "false", "isActive", "false")]
    [TestCase("/roles/local/isInternal", "true", "isInternal", "true")]
    [TestCase("/roles/local/isAdministration", "true", "isAdministration", "true")]
    public async Task J17_A_value_is_the_body_itself(string path, string body, string member, string shown)
    {
        (await OutcomeAsync("PUT", path, body)).Should().Be("200");

        (await GetAsync(path[..path.LastIndexOf('/')])).GetProperty(member).GetRawText().Should().Be(shown);
    }

    [TestCase("/groups/sales/name", "null", "body.member_missing")]
    [TestCase("/groups/sales/groupKey", "null", "body.member_missing")]
    [TestCase("/groups/sales/groupKey", "\"SUPPORT\"", "group.key.taken")]
    [TestCase("/groups/sales/groupKey", "\"a/b\"", "key.character")]
    [TestCase("/groups/sales/email", "\"nobody\"", "email.format")]
    [TestCase("/groups/sales/isActive", "null", "body.member_missing")]
    [TestCase("/groups/sales/isActive", "\"perhaps\"", "body.malformed")]
    [TestCase("/roles/local/description", "null", "body.member_missing")]
    [TestCase("/roles/local/roleKey", "\"read-only\"", "key.reserved")]
    [TestCase("/roles/local/isDefault", "1", "body.malformed")]
    public async Task J17_What_is_no_value_for_it_is_400(string path, string body, string code)
    {
        var answer = await SiblingCall.SendAsync(_world.Admin, "PUT", path, body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        if (code != "body.malformed")
        {
            Paths(await UsersWorld.JsonAsync(answer)).Should().Equal("value");
        }
    }

    [Test]
    public async Task What_the_model_forbids_is_400()
    {
        await _world.App.System.Groups.CreateAsync(new NewGroup("north") { Organization = "lisbon", Parent = "sales" });

        (await OutcomeAsync("DELETE", "/groups/sales")).Should().Be("400 group.has_children");
        (await OutcomeAsync("PUT", "/roles/admin/description", "\"Any\"")).Should().Be("400 role.built_in");
        (await OutcomeAsync("PUT", "/roles/read-only/isActive", "false")).Should().Be("400 role.built_in");
        (await OutcomeAsync("POST", "/roles/admin/users/remove", "[\"ann\"]")).Should().Be("200", "at lisbon nobody has it");
    }

    private static IEnumerable<string> Paths(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name);

    private async Task<JsonElement> GetAsync(string path, string organization = "lisbon") =>
        await UsersWorld.JsonAsync(await SiblingCall.SendAsync(_world.Admin, "GET", path, organization: organization));

    private async Task<string> OutcomeAsync(string method, string path, string? body = null) =>
        await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(_world.Admin, method, path, body));
}
