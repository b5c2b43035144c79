using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>What C9, C11 and C18 say of the roles and tenants of accounts, and V2 and V3 of places.</summary>
public sealed class AuthTenantsResolutionTests
{
    private AuthWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await AuthWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task C9_Roles_are_named_or_located_on_input_and_named_on_output()
    {
        var reader = (await _world.System.Roles.GetAsync(Role.ReadOnlyKey)).Id;
        var answer = await RolesAsync(
            $"[\"{RoleLocator.Of(_world.Editor.Id)}\", \"Editor\", \"{RoleLocator.Of(reader).ToLowerInvariant()}\"]", "[]");

        answer.Status.Should().Be(200);
        AuthWorld.Texts(answer.Json.GetProperty("roles")).Should().Equal("editor", "read-only");
    }

    [TestCase("nobody")]
    [TestCase("clerk")]
    [TestCase("lisbon:clerk")]
    [TestCase(":editor")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [TestCase("EDITOR-ID")]
    [TestCase("CLERK")]
    [TestCase("")]
    public async Task C9_What_names_no_role_of_the_tenant_is_400(string name)
    {
        var text = name == "EDITOR-ID" ? _world.Editor.Id.ToString() : name == "CLERK" ? RoleLocator.Of(_world.Clerk.Id) : name;

        var added = await RolesAsync($"[\"editor\", \"{text}\"]", "[]");
        var removed = await RolesAsync("[]", $"[\"{text}\"]");
        var created = await _world.Admin.SendAsync("POST", "/auth/users",
            $$"""{ "firstName": "A", "lastName": "B", "userName": "a@b.example", "roles": ["editor", "{{text}}"] }""");

        added.Paths.Should().Equal("addRoles[1]");
        removed.Paths.Should().Equal("removeRoles[0]");
        created.Paths.Should().Equal("roles[1]");
        new[] { added.Status, removed.Status, created.Status }.Should().AllBeEquivalentTo(400);
        (await _world.System.Users.FindAsync("a@b.example")).Should().BeNull();
    }

    [Test]
    public async Task C9_A_list_with_null_is_400() => (await RolesAsync("[null]", "[]")).Paths.Should().Equal("addRoles[0]");

    [Test]
    public async Task C11_Tenants_are_organizations_by_id_and_access_rules()
    {
        var answer = await TenantsAsync(
            $"[\"any\", \"type:test\", \"type:production\", \"{_world.Lisbon.ToString().ToUpperInvariant()}\"]",
            "[\"any\"]".Replace("any", _world.Porto.ToString()));

        answer.Status.Should().Be(200);
        AuthWorld.Texts(answer.Json.GetProperty("tenants")).Should().Equal(_world.Lisbon.ToString(), "any", "type:production", "type:test");
    }

    [TestCase("lisbon")]
    [TestCase("type:staging")]
    [TestCase("ANY")]
    [TestCase("018f6b2e-5f3a-7c4d-9e8f-0a1b2c3d4e5f")]
    [TestCase("")]
    public async Task C11_What_is_neither_is_400(string name)
    {
        var added = await TenantsAsync($"[\"any\", \"{name}\"]", "[]");
        var removed = await TenantsAsync("[]", $"[\"{name}\"]");
        var created = await _world.Admin.SendAsync(
            "POST", "/auth/users", $$"""{ "firstName": "A", "lastName": "B", "userName": "a@b.example", "tenants": ["{{name}}"] }""");

        added.Paths.Should().Equal("addTenants[1]");
        removed.Paths.Should().Equal("removeTenants[0]");
        created.Paths.Should().Equal("tenants[0]");
        (await _world.System.Users.FindAsync("a@b.example")).Should().BeNull("nothing of a refused body is written");
        (await _world.ShownAsync(_world.Ann)).GetProperty("tenants").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task C18_Adding_what_is_there_and_removing_what_is_not_is_200()
    {
        await TenantsAsync($"[\"{_world.Lisbon}\", \"any\"]", "[]");
        await RolesAsync("[\"editor\"]", "[]");

        (await TenantsAsync($"[\"{_world.Lisbon}\", \"any\"]", $"[\"{_world.Porto}\", \"type:test\"]")).Status.Should().Be(200);
        (await RolesAsync("[\"editor\"]", "[\"read-only\"]")).Status.Should().Be(200);
        (await TenantsAsync("[]", $"[\"{_world.Lisbon}\", \"any\"]")).Json.GetProperty("tenants").GetArrayLength().Should().Be(0);
        (await RolesAsync("[]", "[\"editor\"]")).Json.GetProperty("roles").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task C18_One_name_in_both_lists_is_400()
    {
        (await RolesAsync("[\"editor\"]", $"[\"{RoleLocator.Of(_world.Editor.Id)}\"]")).Code.Should().Be("role.added_and_removed");
        (await TenantsAsync("[\"any\"]", "[\"any\"]")).Code.Should().Be("organization.added_and_removed");
    }

    [TestCase("roles", """{ "addRoles": [] }""", "removeRoles")]
    [TestCase("roles", """{ "removeRoles": [] }""", "addRoles")]
    [TestCase("tenants", """{ "addTenants": [] }""", "removeTenants")]
    [TestCase("tenants", "{}", "addTenants removeTenants")]
    public async Task C18_Both_lists_are_needed(string path, string body, string missing) =>
        string.Join(' ', (await _world.Admin.SendAsync("PATCH", $"/auth/users/{_world.Ann}/{path}", body)).Paths).Should().Be(missing);

    [Test]
    public async Task V2_The_list_has_the_roles_of_the_tenant_and_a_locator_reaches_any_role()
    {
        var list = (await _world.Admin.GetAnswerAsync("/auth/roles/list")).Json.GetProperty("items");

        list.EnumerateArray().Select(role => role.GetProperty("name").GetString()).Should().Equal("admin", "editor", "read-only");
        (await _world.Admin.GetAnswerAsync($"/auth/roles/{RoleLocator.Of(_world.Clerk.Id)}")).Json.GetProperty("name").GetString()
            .Should().Be("clerk");
    }

    [Test]
    public async Task V3_Only_what_counts_in_the_whole_tenant_is_shown_and_replaced()
    {
        await _world.System.Members.AddAsync(_world.Ann, "lisbon");
        await _world.System.Roles.AssignAsync(_world.Ann, ["clerk"], "lisbon");
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);
        var answer = await _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{_world.Ann}",
            $$"""{ "firstName": "Ann", "lastName": "Ash", "tenants": ["{{_world.Lisbon}}"], "roles": ["read-only"] }""");

        AuthWorld.Texts(answer.Json.GetProperty("roles")).Should().Equal("read-only");
        (await _world.System.Roles.ListAssignmentsAsync(_world.Ann)).Select(assigned => assigned.Role.Key)
            .Should().BeEquivalentTo("clerk", "read-only");
    }

    [Test]
    public async Task V3_What_has_ended_is_not_shown_and_stays_when_the_rest_is_replaced()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var world = await AuthWorld.StartAsync(services: services =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, clock));
        await world.System.Roles.AssignAsync(world.Ann, ["editor"], validity: new Validity(null, clock.GetUtcNow().AddHours(1)));
        AuthWorld.Texts((await world.ShownAsync(world.Ann)).GetProperty("roles")).Should().Equal("editor");
        clock.Advance(TimeSpan.FromHours(2));

        (await world.ShownAsync(world.Ann)).GetProperty("roles").GetArrayLength().Should().Be(0);
        await world.Admin.SendAsync(
            "PATCH", $"/auth/users/{world.Ann}", """{ "firstName": "Ann", "lastName": "Ash", "tenants": [], "roles": ["read-only"] }""");
        (await world.System.Roles.ListAssignmentsAsync(world.Ann)).Should().HaveCount(2);
    }

    [Test]
    public async Task A_membership_that_is_only_promised_is_shown_and_its_account_goes_with_it()
    {
        var sent = await _world.System.Invitations.SendAsync(new NewInvitation("inv@contoso.example", "lisbon"));
        AuthWorld.Texts((await _world.ShownAsync(sent.User.Id)).GetProperty("tenants")).Should().Equal(_world.Lisbon.ToString());

        var answer = await _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{sent.User.Id}/tenants", $$"""{ "addTenants": [], "removeTenants": ["{{_world.Lisbon}}"] }""");

        answer.Status.Should().Be(200);
        (await _world.Admin.GetAnswerAsync($"/auth/users/{sent.User.Id}")).Status.Should().Be(404);
    }

    private Task<HttpAnswer> RolesAsync(string add, string remove) =>
        _world.Admin.SendAsync("PATCH", $"/auth/users/{_world.Ann}/roles", $$"""{ "addRoles": {{add}}, "removeRoles": {{remove}} }""");

    private Task<HttpAnswer> TenantsAsync(string add, string remove) =>
        _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{_world.Ann}/tenants", $$"""{ "addTenants": {{add}}, "removeTenants": {{remove}} }""");
}
