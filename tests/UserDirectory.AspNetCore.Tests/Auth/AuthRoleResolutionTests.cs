using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>What the resolutions C8, C10, C14 and C18 say of roles.</summary>
public sealed class AuthRoleResolutionTests
{
    private AuthWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await AuthWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task C8_A_change_names_the_version_that_it_is_about_and_raises_it()
    {
        var first = await UpdateAsync("editor", "Edits more.", 1, "\"invoices.write\", \"groups.*\"", "\"invoices.read\"");
        var stale = await UpdateAsync("editor", "Edits most.", 1, string.Empty, string.Empty);

        first.Json.GetProperty("version").GetInt64().Should().Be(2);
        AuthWorld.Texts(first.Json.GetProperty("permissions")).Should().Equal("groups.*", "invoices.write");
        stale.Status.Should().Be(409);
        stale.Code.Should().Be("version.stale");
        (await _world.System.Roles.GetAsync("editor")).Description.Should().Be("Edits more.");
    }

    [Test]
    public async Task C8_The_body_decides_by_409_also_where_the_header_agrees_with_the_role()
    {
        var tag = (await _world.Admin.GetAnswerAsync(Path(_world.Editor))).ETag;
        var body = Body("editor", "Edits more.", 7, string.Empty, string.Empty);

        (await _world.Admin.SendAsync("PATCH", Path(_world.Editor), body, ifMatch: tag)).Status.Should().Be(409);
        (await _world.Admin.SendAsync("PATCH", Path(_world.Editor), body, ifMatch: "\"1.else\"")).Status.Should().Be(412);
    }

    [Test]
    public async Task C8_What_is_read_and_sent_back_changes_nothing()
    {
        var plain = await _world.System.Roles.CreateAsync(new NewRole("plain"));

        var answer = await _world.Admin.SendAsync("PATCH", Path(plain), Body("plain", string.Empty, 1, string.Empty, string.Empty));

        answer.Json.GetProperty("version").GetInt64().Should().Be(1);
    }

    [TestCase("\"invoices.read\"", "\"invoices.read\"", "addPermissions[0]", "permission.added_and_removed")]
    [TestCase("\"invoices.burn\"", "", "addPermissions[0]", "permission.unknown")]
    [TestCase("\"invoices.read\", \"*.read\"", "", "addPermissions[1]", "permission.pattern")]
    [TestCase("null", "", "addPermissions[0]", "permission.pattern")]
    [TestCase("", "\"invoices.write\", \"invoices.burn\"", "removePermissions[1]", "permission.unknown")]
    [TestCase("", "\"*.read\"", "removePermissions[0]", "permission.unknown")]
    [TestCase("", "null", "removePermissions[0]", "permission.unknown")]
    public async Task C8_Names_that_are_unknown_or_in_both_lists_are_400(string add, string remove, string path, string code)
    {
        var answer = await UpdateAsync("editor", "Edits.", 1, add, remove);

        answer.Status.Should().Be(400);
        answer.Code.Should().Be(code);
        answer.Paths.Should().Equal(path);
        (await _world.System.Roles.GetAsync("editor")).Version.Should().Be(1);
    }

    [Test]
    public async Task C8_Removing_one_permission_of_a_wildcard_changes_nothing()
    {
        var all = await _world.System.Roles.CreateAsync(new NewRole("all", "invoices.*"));

        var answer = await _world.Admin.SendAsync("PATCH", Path(all), Body("all", string.Empty, 1, string.Empty, "\"invoices.read\""));

        AuthWorld.Texts(answer.Json.GetProperty("permissions")).Should().Equal("invoices.*");
    }

    [Test]
    public async Task C8_Everything_but_the_lists_contents_is_needed()
    {
        (await _world.Admin.SendAsync("PATCH", Path(_world.Editor), "{}")).Paths
            .Should().Equal("name", "description", "version", "addPermissions", "removePermissions");
        (await _world.Admin.SendAsync("POST", "/auth/roles", "{}")).Paths.Should().Equal("name", "description", "permissions");
        (await _world.Admin.SendAsync(
            "PATCH", Path(_world.Editor), Body("editor", string.Empty, 1, string.Empty, string.Empty).Replace("1,", "\"1\","))).Paths
            .Should().Equal("version");
    }

    [Test]
    public async Task C10_The_locator_of_a_role_is_the_ULID_of_its_id_in_any_casing()
    {
        var locator = RoleLocator.Of(_world.Editor.Id);

        (await _world.Admin.GetAnswerAsync($"/auth/roles/{locator.ToLowerInvariant()}")).Json.GetProperty("locator").GetString()
            .Should().Be(locator);
    }

    [TestCase("editor")]
    [TestCase("EDITOR-ID")]
    [TestCase("01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [TestCase("81ARZ3NDEKTSV4RRFFQ69G5FAV")]
    public async Task C10_Whatever_is_no_locator_is_an_unknown_role(string locator)
    {
        var path = $"/auth/roles/{(locator == "EDITOR-ID" ? _world.Editor.Id.ToString() : locator)}";

        (await _world.Admin.GetAnswerAsync(path)).Code.Should().Be("role.not_found");
        (await _world.Admin.SendAsync("PATCH", path, Body("a", "b", 1, string.Empty, string.Empty))).Status.Should().Be(404);
        (await _world.Admin.SendAsync("DELETE", path)).Status.Should().Be(404);
    }

    [Test]
    public async Task C14_Deleting_a_role_takes_it_from_whoever_has_it()
    {
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);

        var answer = await _world.Admin.SendAsync("DELETE", Path(_world.Editor));

        (answer.Status, answer.Text).Should().Be((200, string.Empty));
        (await _world.ShownAsync(_world.Ann)).GetProperty("roles").GetArrayLength().Should().Be(0);
    }

    [TestCase(Role.AdminKey)]
    [TestCase(Role.ReadOnlyKey)]
    public async Task C14_Built_in_roles_are_neither_made_nor_changed_nor_deleted(string name)
    {
        var role = await _world.System.Roles.GetAsync(name);
        HttpAnswer[] answers =
        [
            await _world.Admin.SendAsync(
                "POST", "/auth/roles", $$"""{ "name": "{{name.ToUpperInvariant()}}", "description": "", "permissions": [] }"""),
            await _world.Admin.SendAsync("PATCH", Path(role), Body(name, "x", role.Version, string.Empty, string.Empty)),
            await UpdateAsync(name, "x", 1, string.Empty, string.Empty),
            await _world.Admin.SendAsync("DELETE", Path(role)),
        ];

        answers.Select(answer => (answer.Status, answer.Code)).Should().AllBeEquivalentTo((400, "role.built_in"));
    }

    [Test]
    public async Task C14_The_role_that_reads_everything_shows_what_it_matches()
    {
        var shown = AuthWorld.Texts((await _world.Admin.GetAnswerAsync(
            Path(await _world.System.Roles.GetAsync(Role.ReadOnlyKey)))).Json.GetProperty("permissions"));

        shown.Should().Contain("invoices.read").And.Contain("users.list").And.NotContain("invoices.write");
    }

    [Test]
    public async Task C15_Whoever_may_add_roles_adds_what_he_holds_and_no_more()
    {
        var adder = await _world.HolderAsync("adder", default, "roles.add", "invoices.read");

        var held = await adder.SendAsync(
            "POST", "/auth/roles", """{ "name": "reader", "description": "", "permissions": ["invoices.read"] }""");
        var more = await adder.SendAsync(
            "POST", "/auth/roles", """{ "name": "writer", "description": "", "permissions": ["invoices.write"] }""");

        held.Status.Should().Be(200);
        more.Status.Should().Be(403);
        more.Code.Should().Be("access.escalation");
    }

    [Test]
    public async Task C18_Creating_answers_200_with_the_role()
    {
        var answer = await _world.Admin.SendAsync(
            "POST", "/auth/roles", """{ "name": "Reader", "description": "Reads.", "permissions": ["invoices.read", "groups.*"] }""");
        var role = await _world.System.Roles.GetAsync("reader");

        answer.Status.Should().Be(200);
        answer.Json.EnumerateObject().Select(member => member.Name)
            .Should().Equal("locator", "name", "description", "version", "createdAt", "createdBy", "permissions");
        answer.Json.GetProperty("locator").GetString().Should().Be(RoleLocator.Of(role.Id));
        answer.Json.GetProperty("version").GetInt64().Should().Be(1);
        answer.Json.GetProperty("createdBy").GetGuid().Should().Be(_world.AdminId);
        answer.Json.GetProperty("createdAt").GetDateTimeOffset().Should().Be(role.CreatedAt);
        (await _world.Admin.GetAnswerAsync(Path(_world.Editor))).Json.GetProperty("createdBy").GetGuid()
            .Should().Be(Guid.Empty, "a system made it");
    }

    [Test]
    public async Task C16_A_name_that_is_taken_is_409()
    {
        (await _world.Admin.SendAsync("POST", "/auth/roles", """{ "name": "EDITOR", "description": "", "permissions": [] }"""))
            .Should().BeEquivalentTo(new { Status = 409, Code = "role.key.taken" });
        (await _world.Admin.SendAsync("POST", "/auth/roles", """{ "name": "EDITOR", "description": "", "permissions": [] }""")).Paths
            .Should().Equal("name");
    }

    [TestCase("{ \"name\": \"a/b\", \"description\": \"\", \"permissions\": [] }", "name")]
    [TestCase("{ \"name\": \"01ARZ3NDEKTSV4RRFFQ69G5FAV\", \"description\": \"\", \"permissions\": [] }", "name")]
    [TestCase("{ \"name\": \"a\", \"description\": \"\", \"permissions\": [\"invoices.read\", \"nothing.at-all\"] }", "permissions[1]")]
    [TestCase("{ \"name\": \"a\", \"description\": \"\", \"permissions\": \"invoices.read\" }", "permissions")]
    public async Task What_is_wrong_with_a_new_role_is_named(string body, string path) =>
        (await _world.Admin.SendAsync("POST", "/auth/roles", body)).Paths.Should().Equal(path);

    private static string Path(Role role) => $"/auth/roles/{RoleLocator.Of(role.Id)}";

    private static string Body(string name, string description, long version, string add, string remove) =>
        $$"""{ "name": "{{name}}", "description": "{{description}}", "version": {{version}}, "addPermissions": ["""
            + $$"""{{add}}], "removePermissions": [{{remove}}] }""";

    private Task<HttpAnswer> UpdateAsync(string name, string description, long version, string add, string remove) =>
        _world.Admin.SendAsync("PATCH", Path(_world.Editor), Body(name, description, version, add, remove));
}
