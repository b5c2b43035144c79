using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>What the resolutions C1, C2, C4 to C7, C12, C13, C16 and C17 say of accounts.</summary>
public sealed partial class AuthUserResolutionTests
{
    private AuthWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await AuthWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task C1_Permissions_of_an_account_are_its_direct_grants_and_the_effective_ones_stand_on_their_own_route()
    {
        await _world.System.Users.GrantAsync(_world.Ann, ["invoices.write"]);
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);

        AuthWorld.Texts((await _world.ShownAsync(_world.Ann)).GetProperty("permissions")).Should().Equal("invoices.write");
        AuthWorld.Texts((await _world.Admin.GetAnswerAsync($"/auth/users/{_world.Ann}/permissions")).Json)
            .Should().Equal("invoices.read", "invoices.write");
    }

    [Test]
    public async Task C1_What_is_read_and_sent_back_grants_nothing()
    {
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);
        await _world.System.Members.AddAsync(_world.Ann, "lisbon");
        await _world.System.Permissions.AddAccessRulesAsync(_world.Ann, ["type:test"]);
        var before = await _world.Admin.GetAnswerAsync($"/auth/users/{_world.Ann}");

        var after = await _world.Admin.SendAsync("PATCH", $"/auth/users/{_world.Ann}", before.Text);

        after.Status.Should().Be(200);
        after.Text.Should().Be(before.Text);
        after.ETag.Should().Be(before.ETag);
    }

    [Test]
    public async Task C2_What_is_given_replaces_and_lists_that_are_left_out_stay()
    {
        await _world.System.Users.GrantAsync(_world.Ann, ["invoices.write"]);
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);
        await _world.System.Members.AddAsync(_world.Ann, "lisbon");

        var answer = await _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{_world.Ann}", $$"""{ "firstName": "Anna", "lastName": "", "tenants": ["{{_world.Porto}}", "any"] }""");

        answer.Status.Should().Be(200);
        answer.Json.GetProperty("firstName").GetString().Should().Be("Anna");
        answer.Json.GetProperty("lastName").GetString().Should().BeEmpty();
        answer.Json.GetProperty("email").GetString().Should().Be("ann@contoso.example");
        AuthWorld.Texts(answer.Json.GetProperty("tenants")).Should().Equal(_world.Porto.ToString(), "any");
        AuthWorld.Texts(answer.Json.GetProperty("roles")).Should().Equal("editor");
        AuthWorld.Texts(answer.Json.GetProperty("permissions")).Should().Equal("invoices.write");
    }

    [Test]
    public async Task C2_Empty_lists_take_everything_and_null_removes_the_address()
    {
        await _world.System.Users.GrantAsync(_world.Ann, ["invoices.write"]);
        await _world.System.Roles.AssignAsync(_world.Ann, ["editor"]);

        var answer = await _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{_world.Ann}",
            """{ "firstName": "Ann", "lastName": "Ash", "tenants": [], "roles": [], "permissions": [], "email": null }""");

        answer.Json.GetProperty("email").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        answer.Json.GetProperty("roles").GetArrayLength().Should().Be(0);
        answer.Json.GetProperty("permissions").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task C2_Required_members_that_are_missing_are_all_named()
    {
        var answer = await _world.Admin.SendAsync("PATCH", $"/auth/users/{_world.Ann}", """{ "firstName": null, "roles": [] }""");

        answer.Status.Should().Be(400);
        answer.Paths.Should().Equal("firstName", "lastName", "tenants");
    }

    [Test]
    public async Task C2_One_unknown_name_and_nothing_of_the_body_is_written()
    {
        var answer = await _world.Admin.SendAsync(
            "PATCH", $"/auth/users/{_world.Ann}",
            """{ "firstName": "Anna", "lastName": "Ash", "tenants": ["any"], "roles": ["editor", "nobody"] }""");

        answer.Status.Should().Be(400);
        answer.Paths.Should().Equal("roles[1]");
        var ann = await _world.ShownAsync(_world.Ann);
        ann.GetProperty("firstName").GetString().Should().Be("Ann");
        ann.GetProperty("roles").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task C5_The_account_itself_reads_itself_and_changes_its_names_and_address()
    {
        var ann = _world.App.As(_world.Ann);

        (await ann.GetAnswerAsync("/auth/users/whoami")).Json.GetProperty("locator").GetGuid().Should().Be(_world.Ann);
        (await ann.GetAnswerAsync($"/auth/users/{_world.Ann}")).Status.Should().Be(200);
        (await ann.GetAnswerAsync($"/auth/users/{_world.Ann}/permissions")).Text.Should().Be("[]");
        (await ann.SendAsync("PATCH", $"/auth/users/{_world.Ann}",
            """{ "firstName": "A", "lastName": "B", "tenants": [], "roles": [], "permissions": [], "email": "a@b.example" }"""))
            .Json.GetProperty("email").GetString().Should().Be("a@b.example");
    }

    [TestCase(""" "tenants": ["any"] """)]
    [TestCase(""" "tenants": ["nowhere"] """)]
    [TestCase(""" "tenants": [], "roles": ["editor"] """)]
    [TestCase(""" "tenants": [], "roles": ["nobody"] """)]
    [TestCase(""" "tenants": [], "permissions": ["invoices.read"] """)]
    public async Task C5_The_account_itself_may_send_lists_only_as_they_are(string lists)
    {
        var answer = await _world.App.As(_world.Ann)
            .SendAsync("PATCH", $"/auth/users/{_world.Ann}", $$"""{ "firstName": "A", "lastName": "B", {{lists}} }""");

        answer.Status.Should().Be(403);
        (await _world.ShownAsync(_world.Ann)).GetProperty("firstName").GetString().Should().Be("Ann");
    }

    [TestCase("\"another horse staple\"", "application/json")]
    [TestCase("another horse staple", "text/plain")]
    public async Task C12_A_password_is_a_JSON_string_or_plain_text_and_temporary(string body, string type)
    {
        var answer = await _world.Admin.PatchAsync($"/auth/users/{_world.Ann}/passwordreset", TestApp.Json(body, type));

        ((int)answer.StatusCode).Should().Be(200);
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        (await _world.System.Passwords.VerifyAsync(_world.Ann, "another horse staple"))
            .Should().BeEquivalentTo(new { Outcome = PasswordOutcome.Succeeded, IsTemporary = true });
    }

    [Test]
    public async Task C12_The_host_may_say_that_it_is_not_temporary()
    {
        await using var world = await AuthWorld.StartAsync(http => http.ResetPasswordsAreTemporary = false);
        await world.Admin.SendAsync("PATCH", $"/auth/users/{world.Ann}/passwordreset", "\"another horse staple\"");

        (await world.System.Passwords.VerifyAsync(world.Ann, "another horse staple")).IsTemporary.Should().BeFalse();
    }

    [TestCase("\"short\"", "application/json", 400)]
    [TestCase("null", "application/json", 400)]
    [TestCase("{}", "application/json", 400)]
    [TestCase("", "text/plain", 400)]
    [TestCase("another horse staple", "text/plain; charset=utf-16", 415)]
    [TestCase("another horse staple", "text/html", 415)]
    public async Task C12_What_is_no_password_is_refused(string body, string type, int status) =>
        ((int)(await _world.Admin.PatchAsync($"/auth/users/{_world.Ann}/passwordreset", TestApp.Json(body, type))).StatusCode)
            .Should().Be(status);

    [Test]
    public async Task C13_Deleting_is_200_without_a_body_and_then_404()
    {
        var first = await _world.Admin.SendAsync("DELETE", $"/auth/users/{_world.Ann}");
        var second = await _world.Admin.SendAsync("DELETE", $"/auth/users/{_world.Ann}");

        (first.Status, first.Text).Should().Be((200, string.Empty));
        second.Status.Should().Be(404);
    }

    [Test]
    public async Task C16_A_name_of_an_account_that_may_not_be_read_is_like_an_unknown_one()
    {
        var nobody = await _world.HolderAsync("nob");

        (await nobody.GetAnswerAsync("/auth/users/username/ann@contoso.example"))
            .Should().Be(await nobody.GetAnswerAsync("/auth/users/username/nobody@contoso.example"));
        (await nobody.GetAnswerAsync("/auth/users/username/nob")).Json.GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task C17_Literal_routes_win()
    {
        (await _world.Admin.GetAnswerAsync("/auth/users/whoami")).Json.GetProperty("userName").GetString()
            .Should().Be("admin@contoso.example");
        (await _world.Admin.GetAnswerAsync("/auth/roles/permissions")).Json.GetArrayLength().Should().BeGreaterThan(10);
        (await _world.Admin.SendAsync("DELETE", "/auth/users/whoami")).Status.Should().Be(405);
    }

    [TestCase("not-a-locator")]
    [TestCase("018f6b2e5f3a7c4d9e8f0a1b2c3d4e5f")]
    [TestCase("{018f6b2e-5f3a-7c4d-9e8f-0a1b2c3d4e5f}")]
    [TestCase("018f6b2e-5f3a-7c4d-9e8f-0a1b2c3d4e5f")]
    public async Task C17_Whatever_is_no_locator_of_an_account_is_unknown(string locator)
    {
        foreach (var (method, path, body) in new[]
        {
            ("GET", string.Empty, null), ("GET", "/permissions", null), ("DELETE", string.Empty, null),
            ("PATCH", "/passwordreset", "\"another horse staple\""),
            ("PATCH", string.Empty, """{ "firstName": "A", "lastName": "B", "tenants": [] }"""),
            ("PATCH", "/roles", """{ "addRoles": [], "removeRoles": [] }"""),
            ("PATCH", "/tenants", """{ "addTenants": [], "removeTenants": [] }"""),
        })
        {
            var answer = await _world.Admin.SendAsync(method, $"/auth/users/{locator}{path}", body);
            answer.Status.Should().Be(404);
            answer.Code.Should().Be("user.not_found");
        }
    }
}
