using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>
/// How the first family's users sit on the model: who is a user of an organization, which roles and groups are meant there, and what is
/// shown and replaced.
/// </summary>
public sealed class TenantUserPlaceTests
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

    private ITenantDirectory System => _world.App.System;

    [Test]
    public async Task V1_The_users_of_an_organization_are_those_with_a_membership_record_there()
    {
        await System.Users.CreateAsync(new NewUser("joe"));
        await System.Roles.AssignAsync("joe", ["editor"], "lisbon");
        await System.Invitations.SendAsync(new NewInvitation("eve@contoso.example", "lisbon"));
        await System.Members.SuspendAsync("ann", "lisbon");

        (await _world.OutcomeAsync("GET", "/joe")).Should().Be("404 user.not_found", "a role there makes no member");
        (await _world.OutcomeAsync("GET", "/ann", organization: "atlas"))
            .Should().Be("404 user.not_found", "a membership above is none here");
        (await _world.OutcomeAsync("GET", "/eve@contoso.example")).Should().Be("200");
        (await _world.OutcomeAsync("GET", "/ann")).Should().Be("200");
    }

    [Test]
    public async Task V2_A_key_means_a_role_or_group_that_is_usable_there()
    {
        await System.Members.AddAsync("ann", "atlas");
        await System.Roles.CreateAsync(new NewRole("wine", ["invoices.read"]) { Organization = "porto" });

        (await _world.OutcomeAsync("POST", "/ann/roles/add", "[\"local\"]", "atlas"))
            .Should().Be("200", "what is owned above is usable below");
        (await _world.OutcomeAsync("POST", "/ann/groups/add", "[\"support\"]", "atlas")).Should().Be("200");
        (await _world.OutcomeAsync("POST", "/ann/groups/add", "[\"board\"]", "atlas")).Should().Be("200");
        (await _world.OutcomeAsync("POST", "/ann/roles/add", "[\"wine\"]")).Should().Be("400 role.not_found", "it is porto's");
        (await _world.OutcomeAsync("PUT", "/ann/groups", "[\"wine\"]")).Should().Be("400 group.not_found");
    }

    [TestCase("POST", "/ann/roles/add", "role.ambiguous", "[1]")]
    [TestCase("PUT", "/ann/roles", "role.ambiguous", "[1]")]
    [TestCase("POST", "/ann/groups/remove", "group.ambiguous", "[1]")]
    [TestCase("PUT", "/ann/groups", "group.ambiguous", "[1]")]
    public async Task V2_Several_with_one_key_are_ambiguous(string method, string path, string code, string at)
    {
        await System.Roles.CreateAsync(new NewRole("twin", ["invoices.read"]));
        await System.Roles.CreateAsync(new NewRole("twin", ["invoices.read"]) { Organization = "lisbon" });
        await System.Groups.CreateAsync(new NewGroup("twin"));
        await System.Groups.CreateAsync(new NewGroup("twin") { Organization = "lisbon" });
        var first = path.Contains("roles", StringComparison.Ordinal) ? "viewer" : "sales";

        var answer = await _world.SendAsync(method, path, $"[\"{first}\", \"twin\"]");

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        (await UsersWorld.JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(at);
        (await _world.OutcomeAsync(method, path, "[\":twin\"]")).Should().Be("200", "the owner can be named");
    }

    [Test]
    public async Task V3_Roles_are_those_at_exactly_that_place_and_have_not_ended()
    {
        await System.Members.AddAsync("ann", "atlas");
        await System.Roles.AssignAsync("ann", ["viewer"]);
        await System.Roles.AssignAsync("ann", ["viewer"], "atlas");
        await System.Roles.AssignAsync("ann", ["local"], "lisbon", new Validity(_clock.GetUtcNow().AddDays(1), null));

        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor", "local");
        (await _world.KeysAsync("ann", "roles", "atlas")).Should().Equal("viewer");
        (await _world.OutcomeAsync("PUT", "/ann/roles", "[]")).Should().Be("200");
        (await System.Roles.ListAssignmentsAsync("ann")).Select(each => each.Role.Key).Should().Equal("viewer", "viewer");
    }

    [Test]
    public async Task V3_An_assignment_that_has_ended_is_neither_shown_nor_replaced()
    {
        await System.Roles.AssignAsync("ann", ["viewer"], "lisbon", new Validity(null, _clock.GetUtcNow().AddMinutes(1)));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var number = await System.Changes.GetLatestNumberAsync();

        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor");
        (await _world.OutcomeAsync("PUT", "/ann/roles", "[\"editor\"]")).Should().Be("200");
        (await System.Changes.GetLatestNumberAsync()).Should().Be(number);
        (await _world.OutcomeAsync("PUT", "/ann/roles", "[\"viewer\"]")).Should().Be("200");
        (await _world.KeysAsync("ann", "roles")).Should().Equal("viewer");
    }

    [Test]
    public async Task V3_Groups_are_those_that_the_organization_can_use_and_no_others_are_replaced()
    {
        await System.Groups.JoinAsync("ann", ["board"]);
        await System.Groups.AddMembersAsync("porto:wine", ["ann"]);

        (await _world.KeysAsync("ann", "groups")).Should().Equal("board", "sales");
        var number = await System.Changes.GetLatestNumberAsync();
        (await _world.OutcomeAsync("PUT", "/ann/groups", "[\"support\"]")).Should().Be("200");

        (await System.Changes.GetLatestNumberAsync()).Should().Be(number + 1, "it is one commit");
        (await System.Groups.ListOfUserAsync("ann")).Select(group => group.Key).Should().Equal("support", "wine");
    }

    [Test]
    public async Task V3_Each_difference_asks_its_own_permission()
    {
        await System.Groups.JoinAsync("ann", ["board"]);
        var joe = await _world.HolderAsync("joe", "lisbon", "groups.update-members");
        async Task<string> OutcomeAsync(string body) =>
            await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "PUT", "/ann/groups", body));

        (await OutcomeAsync("[\"board\", \"support\"]")).Should().Be("200", "what stays is not asked about");
        (await OutcomeAsync("[\"sales\"]")).Should().Be("403 access.denied", "board is the tenant's");
        (await _world.KeysAsync("ann", "groups")).Should().Equal("board", "support");
        (await OutcomeAsync("[\"board\", \"support\"]")).Should().Be("200");
    }

    [Test]
    public async Task V3_Roles_that_stay_need_not_be_held_by_whoever_replaces_them()
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "users.update-roles", "invoices.read");
        var number = await System.Changes.GetLatestNumberAsync();

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "PUT", "/ann/roles", "[\"editor\", \"viewer\"]")))
            .Should().Be("200");

        (await System.Changes.GetLatestNumberAsync()).Should().Be(number + 1);
        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor", "viewer");
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "PUT", "/ann/roles", "[\"local\"]")))
            .Should().Be("403 access.escalation");
        (await _world.KeysAsync("ann", "roles")).Should().Equal("editor", "viewer");
    }

    [Test]
    public async Task V4_Ending_a_membership_ends_roles_and_groups_there()
    {
        await System.Roles.AssignAsync("bob", ["viewer"], "lisbon");
        await System.Groups.AddMembersAsync("lisbon:sales", ["bob"]);

        (await _world.OutcomeAsync("DELETE", "/bob")).Should().Be("204");

        (await System.Roles.ListAssignmentsAsync("bob")).Should().BeEmpty();
        (await System.Groups.ListOfUserAsync("bob")).Should().BeEmpty();
    }

    [Test]
    public async Task The_name_is_the_display_name_else_the_names_else_the_address_else_the_key()
    {
        await System.Users.CreateAsync(new NewUser("joe") { Organization = "lisbon", Email = "joe@contoso.example" });
        await System.Users.CreateAsync(new NewUser("eve") { Organization = "lisbon", FamilyName = "Evans" });
        await System.Users.CreateAsync(new NewUser("kim") { Organization = "lisbon" });

        foreach (var (key, name) in new[] { ("ann", "Ann"), ("bob", "Bob Brown"), ("eve", "Evans"),
            ("joe", "joe@contoso.example"), ("kim", "kim") })
        {
            (await _world.GetAsync(key)).GetProperty("name").GetString().Should().Be(name);
        }
    }

    [Test]
    public async Task Setting_the_name_leaves_given_and_family_name_alone()
    {
        (await _world.OutcomeAsync("PUT", "/bob/name", "\"Robert\"")).Should().Be("200");

        (await System.Users.GetAsync("bob"))
            .Should().BeEquivalentTo(new { DisplayName = "Robert", GivenName = "Bob", FamilyName = "Brown" });
    }

    [Test]
    public async Task The_culture_is_empty_where_none_is_known() =>
        (await _world.GetAsync("bob")).GetProperty("culture").GetString().Should().BeEmpty();

    [Test]
    public async Task If_Match_compares_what_is_shown_at_the_organization_of_the_route()
    {
        var elsewhere = (await _world.SendAsync("GET", "/bob", organization: "porto")).Headers.ETag!.Tag;
        await System.Roles.AssignAsync("bob", ["viewer"], "lisbon");
        var here = (await _world.SendAsync("GET", "/bob")).Headers.ETag!.Tag;

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(_world.Admin, "DELETE", "/bob", ifMatch: elsewhere)))
            .Should().Be("412 version.stale");
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(_world.Admin, "DELETE", "/bob", ifMatch: here))).Should().Be("204");
    }
}
