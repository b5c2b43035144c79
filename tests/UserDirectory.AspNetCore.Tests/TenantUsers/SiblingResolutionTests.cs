using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>What is settled of groups and roles: what they show, take and refuse.</summary>
public sealed class SiblingResolutionTests
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
        (await GetAsync("/groups/support")).GetProperty("name").GetString().Should().Be("support", "the name is required, and the key is one");
    }

    [Test]
    public async Task A_role_shows_its_fields_and_who_has_it_here()
    {
        await _world.App.System.Roles.AssignAsync(_world.Bob.Id, ["editor"], "porto");

        var editor = await GetAsync("/roles/editor");

        editor.EnumerateObject().Select(member => member.Name).Should().Equal(
            "id", "roleKey", "description", "localizableDescription", "isAdministration", "isDefault", "isInternal", "users", "isActive", "createdOn", "modifiedOn", "isSystem", "isDeleted");
        editor.GetProperty("users").GetRawText().Should().Be($$"""[{"id":"{{_world.Ann.Id}}","userKey":"ann","name":"Ann"}]""", "Bob has it at porto");
        (await GetAsync("/roles/viewer")).GetProperty("description").GetString().Should().BeEmpty();
        (await GetAsync("/roles/admin")).GetProperty("isSystem").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task V1_Members_who_are_no_users_of_the_organization_are_not_shown()
    {
        var carl = await _world.App.System.Users.CreateAsync(new NewUser("carl") { Organization = "porto" });
        await _world.App.System.Groups.AddMembersAsync("board", [carl.Id, _world.Ann.Id]);

        (await GetAsync("/groups/board")).GetProperty("users").EnumerateArray().Select(user => user.GetProperty("userKey").GetString()).Should().Equal("ann");
        foreach (var path in new[] { "/groups/sales/users/add", "/groups/board/users/remove", "/roles/editor/users/add", "/roles/editor/users/remove" })
        {
            (await OutcomeAsync("POST", path, "[\"carl\"]")).Should().Be("400 user.not_found");
        }
    }

    [Test]
    public async Task V3_An_assignment_that_has_ended_is_not_shown()
    {
        await _world.App.System.Roles.AssignAsync(_world.Ann.Id, ["viewer"], "lisbon", new Validity(null, _clock.GetUtcNow().AddMinutes(1)));
        await _world.App.System.Roles.AssignAsync(_world.Bob.Id, ["viewer"], "lisbon");
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await GetAsync("/roles/viewer")).GetProperty("users").EnumerateArray().Select(user => user.GetProperty("userKey").GetString()).Should().Equal("bob");
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
            await _world.App.System.Users.CreateAsync(new NewUser($"crew-{i:D3}") { Organization = "lisbon", Groups = ["sales"], Roles = ["local"] });
        }

        (await GetAsync(path)).GetProperty("users").GetArrayLength().Should().Be(100);
        var items = (await GetAsync($"/{kind}/odata")).GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCountGreaterThan(1);
        items.SelectMany(item => item.EnumerateObject()).Should().NotContain(member => member.Name == "users");
    }

    [Test]
    public async Task J3_A_creation_answers_with_the_id_and_where_it_is()
    {
        foreach (var (kind, body) in new[]
        {
            ("groups", """{ "groupKey": "crew", "name": "Crew", "email": "crew@contoso.example", "notes": "On board", "users": ["bob"] }"""),
            ("roles", """{ "roleKey": "clerk", "description": "Files", "isAdministration": "true", "isDefault": false, "isInternal": true, "localizableDescription": "roles.clerk" }"""),
        })
        {
            var answer = await SiblingCall.SendAsync(_world.Admin, "POST", $"/{kind}", body);

            var id = JsonSerializer.Deserialize<Guid>(await answer.Content.ReadAsStringAsync());
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
            answer.Headers.Location!.ToString().Should().EndWith($"/api/contoso/lisbon/identity/{kind}/{id}");
            (await _world.Admin.GetAsync(answer.Headers.Location)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var crew = await _world.App.System.Groups.GetAsync("lisbon:crew");
        var clerk = await _world.App.System.Roles.GetAsync("lisbon:clerk");
        crew.Should().BeEquivalentTo(new { Name = "Crew", Email = "crew@contoso.example", Notes = "On board", IsActive = true });
        (await _world.App.System.Groups.ListMembersAsync(crew.Id)).Items.Should().BeEmpty("users are read only there");
        clerk.Should().BeEquivalentTo(new { Description = "Files", LocalizedDescription = "roles.clerk", IsAdministration = true, IsDefault = false, IsInternal = true, IsActive = true });
        clerk.Patterns.Should().BeEmpty();
    }

    [TestCase("/groups", """{ "groupKey": "Sales", "name": "Any" }""", "group.key.taken", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "odata", "name": "Any" }""", "key.reserved", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "crew", "name": "Any", "email": "nobody" }""", "email.format", "email")]
    [TestCase("/groups", """{ "name": "Any" }""", "body.member_missing", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "crew" }""", "body.member_missing", "name")]
    [TestCase("/roles", """{ "roleKey": "LOCAL", "description": "", "isAdministration": false, "isDefault": false, "isInternal": false }""", "role.key.taken", "roleKey")]
    [TestCase("/roles", """{ "roleKey": "admin", "description": "", "isAdministration": false, "isDefault": false, "isInternal": false }""", "key.reserved", "roleKey")]
    [TestCase("/roles", """{ "roleKey": "clerk", "description": "", "isAdministration": false, "isDefault": false }""", "body.member_missing", "isInternal")]
    [TestCase("/roles", """{ "roleKey": "clerk", "description": "", "isAdministration": 7, "isDefault": false, "isInternal": false }""", "body.malformed", "isAdministration")]
    public async Task What_is_wrong_with_a_new_one_is_400_by_its_member(string path, string body, string code, string member)
    {
        var answer = await SiblingCall.SendAsync(_world.Admin, "POST", path, body);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        Paths(await UsersWorld.JsonAsync(answer)).Should().Equal(member);
    }

    [TestCase("/groups/sales/users")]
    [TestCase("/roles/local/users")]
    public async Task J4_Who_is_named_and_is_not_there_is_400_and_nothing_is_done(string path)
    {
        await _world.App.Other.Users.CreateAsync(new NewUser("zoe") { Organization = "seattle" });
        var number = await _world.App.System.Changes.GetLatestNumberAsync();

        foreach (var verb in new[] { "add", "remove" })
        {
            var there = verb == "add" ? "bob" : "ann";
            var answer = await SiblingCall.SendAsync(_world.Admin, "POST", $"{path}/{verb}", $"[\"{there}\", \"{there}\", \"zoe\"]");
            (await UsersWorld.OutcomeAsync(answer)).Should().Be("400 user.not_found");
            Paths(await UsersWorld.JsonAsync(answer)).Should().Equal("[2]");
        }

        (await OutcomeAsync("POST", $"{path}/addById", $"[\"{Guid.NewGuid()}\"]")).Should().Be("400 user.not_found");
        (await OutcomeAsync("POST", $"{path}/addById", "[\"bob\"]")).Should().Be("400 reference.no_id");
        (await _world.App.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task J4_Who_may_not_change_members_does_not_hear_who_there_is()
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "groups.read", "roles.read");

        foreach (var path in new[] { "/groups/sales/users/add", "/roles/local/users/add" })
        {
            (await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(joe, "POST", path, "[\"nobody\"]"))).Should().Be("403 access.denied");
        }
    }

    [Test]
    public async Task J5_Adding_what_is_there_or_removing_what_is_not_is_200()
    {
        var number = await _world.App.System.Changes.GetLatestNumberAsync();

        foreach (var (path, body) in new[]
        {
            ("/groups/sales/users/add", "[\"ann\"]"), ("/groups/sales/users/remove", "[\"bob\"]"), ("/roles/editor/users/add", "[\"ann\"]"), ("/roles/editor/users/remove", "[\"bob\"]"),
            ("/groups/sales/users/add", "[]"), ("/roles/editor/users/remove", "[]"),
        })
        {
            (await OutcomeAsync("POST", path, body)).Should().Be("200");
        }

        (await _world.App.System.Changes.GetLatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task SR5_to_SR8_Several_users_are_one_commit()
    {
        var number = await _world.App.System.Changes.GetLatestNumberAsync();

        (await OutcomeAsync("POST", "/roles/local/users/add", "[\"ann\", { \"userKey\": \"bob\" }]")).Should().Be("200");
        var given = await _world.App.System.Changes.GetLatestNumberAsync();
        (await OutcomeAsync("POST", "/roles/local/users/removeById", $"[\"{_world.Ann.Id}\", {{ \"id\": \"{_world.Bob.Id}\" }}]")).Should().Be("200");
        var taken = await _world.App.System.Changes.GetLatestNumberAsync();

        (given, taken).Should().Be((number + 1, number + 2));
        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor");
    }

    [Test]
    public async Task A_role_that_gives_more_than_the_caller_holds_is_given_to_nobody()
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "users.update-roles");

        (await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(joe, "POST", "/roles/local/users/add", "[\"bob\"]"))).Should().Be("403 access.escalation");
        (await _world.KeysAsync("bob", "roles")).Should().BeEmpty();
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

    private static IEnumerable<string> Paths(JsonElement problem) => problem.GetProperty("errors").EnumerateObject().Select(error => error.Name);

    private async Task<JsonElement> GetAsync(string path, string organization = "lisbon") =>
        await UsersWorld.JsonAsync(await SiblingCall.SendAsync(_world.Admin, "GET", path, organization: organization));

    private async Task<string> OutcomeAsync(string method, string path, string? body = null) =>
        await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(_world.Admin, method, path, body));
}
