using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <content>Groups and roles that are made, and who is put into them.</content>
public sealed partial class SiblingResolutionTests
{
    [Test]
    public async Task J3_A_creation_answers_with_the_id_and_where_it_is()
    {
        foreach (var (kind, body) in new[]
        {
            ("groups",
                """{ "groupKey": "crew", "name": "Crew", "email": "crew@contoso.example", "notes": "On board", "users": ["bob"] }"""),
            ("roles", """{ "roleKey": "clerk", "description": "Files", "isAdministration": "true", "isDefault": false, "isInternal": """
                + """true, "localizableDescription": "roles.clerk" }"""),
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
        clerk.Should().BeEquivalentTo(new
        {
            Description = "Files",
            LocalizedDescription = "roles.clerk",
            IsAdministration = true,
            IsDefault = false,
            IsInternal = true,
            IsActive = true
        });
        clerk.Patterns.Should().BeEmpty();
    }

    [TestCase("/groups", """{ "groupKey": "Sales", "name": "Any" }""", "group.key.taken", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "odata", "name": "Any" }""", "key.reserved", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "crew", "name": "Any", "email": "nobody" }""", "email.format", "email")]
    [TestCase("/groups", """{ "name": "Any" }""", "body.member_missing", "groupKey")]
    [TestCase("/groups", """{ "groupKey": "crew" }""", "body.member_missing", "name")]
    [TestCase("/roles", """{ "roleKey": "LOCAL", "description": "", "isAdministration": false, "isDefault": false, "isInternal": false }""",
        "role.key.taken", "roleKey")]
    [TestCase("/roles", """{ "roleKey": "admin", "description": "", "isAdministration": false, "isDefault": false, "isInternal": false }""",
        "key.reserved", "roleKey")]
    [TestCase("/roles", """{ "roleKey": "clerk", "description": "", "isAdministration": false, "isDefault": false }""",
        "body.member_missing", "isInternal")]
    [TestCase("/roles", """{ "roleKey": "clerk", "description": "", "isAdministration": 7, "isDefault": false, "isInternal": false }""",
        "body.malformed", "isAdministration")]
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
            (await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(joe, "POST", path, "[\"nobody\"]")))
                .Should().Be("403 access.denied");
        }
    }

    [Test]
    public async Task J5_Adding_what_is_there_or_removing_what_is_not_is_200()
    {
        var number = await _world.App.System.Changes.GetLatestNumberAsync();

        foreach (var (path, body) in new[]
        {
            ("/groups/sales/users/add", "[\"ann\"]"), ("/groups/sales/users/remove", "[\"bob\"]"), ("/roles/editor/users/add", "[\"ann\"]"),
            ("/roles/editor/users/remove", "[\"bob\"]"),
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
        (await OutcomeAsync("POST", "/roles/local/users/removeById", $"[\"{_world.Ann.Id}\", {{ \"id\": \"{_world.Bob.Id}\" }}]"))
            .Should().Be("200");
        var taken = await _world.App.System.Changes.GetLatestNumberAsync();

        (given, taken).Should().Be((number + 1, number + 2));
        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor");
    }

    [Test]
    public async Task A_role_that_gives_more_than_the_caller_holds_is_given_to_nobody()
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "users.update-roles");

        (await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(joe, "POST", "/roles/local/users/add", "[\"bob\"]")))
            .Should().Be("403 access.escalation");
        (await _world.KeysAsync("bob", "roles")).Should().BeEmpty();
    }
}
