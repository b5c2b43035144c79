using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Auth;

/// <summary>What the resolutions C3, C16 and C18 say of making accounts.</summary>
public sealed class AuthUserCreationTests
{
    private const string Create = """{ "firstName": "Bob", "lastName": "Bay", "userName": "bob@contoso.example" PLUS }""";
    private AuthWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await AuthWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [TestCase("", false)]
    [TestCase(""", "enableUser": true""", true)]
    [TestCase(""", "password": "correct horse battery" """, true)]
    public async Task C3_An_account_without_a_password_is_inactive_unless_it_is_to_be_enabled(string plus, bool isActive)
    {
        var answer = await _world.Admin.SendAsync("POST", "/auth/users", Create.Replace("PLUS", plus));

        answer.Status.Should().Be(200);
        (await _world.System.Users.GetAsync("bob@contoso.example")).IsActive.Should().Be(isActive);
    }

    [Test]
    public async Task C3_The_query_may_enable_an_account_too()
    {
        (await _world.Admin.SendAsync("POST", "/auth/users?enableUser=true", Create.Replace("PLUS", string.Empty))).Status.Should().Be(200);

        (await _world.System.Users.GetAsync("bob@contoso.example")).IsActive.Should().BeTrue();
    }

    [TestCase("", true)]
    [TestCase(""", "temporaryPassword": false""", false)]
    [TestCase(""", "temporaryPassword": true""", true)]
    public async Task C3_A_password_is_temporary_unless_the_body_says_otherwise(string plus, bool isTemporary)
    {
        await _world.Admin.SendAsync("POST", "/auth/users", Create.Replace("PLUS", ", \"password\": \"correct horse battery\"" + plus));

        (await _world.System.Passwords.VerifyAsync("bob@contoso.example", "correct horse battery"))
            .Should().BeEquivalentTo(new { Outcome = PasswordOutcome.Succeeded, IsTemporary = isTemporary });
    }

    [Test]
    public async Task C3_A_password_that_breaks_the_rules_is_refused_and_a_host_can_ask_for_one()
    {
        var weak = await _world.Admin.SendAsync("POST", "/auth/users", Create.Replace("PLUS", ", \"password\": \"short\""));
        await using var strict = await AuthWorld.StartAsync(http => http.RequirePasswords = true);
        var missing = await strict.Admin.SendAsync("POST", "/auth/users", Create.Replace("PLUS", string.Empty));

        weak.Paths.Should().Equal("password");
        weak.Text.Should().NotContain("\"short\"");
        missing.Code.Should().Be("password.missing");
    }

    [Test]
    public async Task C16_A_user_name_that_is_taken_is_409()
    {
        var answer = await _world.Admin.SendAsync(
            "POST", "/auth/users", """{ "firstName": "A", "lastName": "B", "userName": "ANN@contoso.example" }""");

        answer.Status.Should().Be(409);
        answer.Code.Should().Be("user.key.taken");
        answer.Paths.Should().Equal("userName");
    }

    [Test]
    public async Task C18_Creating_answers_200_with_the_account_and_stores_both_names_as_the_display_name()
    {
        var plus = $$""", "email": "b@contoso.example", "roles": ["EDITOR"], "tenants": ["{{_world.Lisbon}}", "type:test"]""";
        var answer = await _world.Admin.SendAsync("POST", "/auth/users", Create.Replace("PLUS", plus));

        answer.Status.Should().Be(200);
        answer.ETag.Should().NotBeNull();
        answer.Json.EnumerateObject().Select(member => member.Name)
            .Should().Equal("locator", "firstName", "lastName", "userName", "email", "permissions", "roles", "tenants");
        answer.Text.Should().Be((await _world.ShownAsync(answer.Json.GetProperty("locator").GetGuid())).GetRawText());
        AuthWorld.Texts(answer.Json.GetProperty("roles")).Should().Equal("editor");
        AuthWorld.Texts(answer.Json.GetProperty("tenants")).Should().Equal(_world.Lisbon.ToString(), "type:test");
        (await _world.System.Users.GetAsync("bob@contoso.example")).Should().BeEquivalentTo(
            new { DisplayName = "Bob Bay", HomeOrganizationId = (Guid?)null, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [TestCase("bob")]
    [TestCase("bob bay@contoso.example")]
    [TestCase("")]
    [TestCase("bob@")]
    public async Task C18_A_user_name_is_an_address(string name)
    {
        var answer = await _world.Admin.SendAsync(
            "POST", "/auth/users", $$"""{ "firstName": "A", "lastName": "B", "userName": "{{name}}" }""");

        answer.Status.Should().Be(400);
        answer.Paths.Should().Equal("userName");
    }

    [Test]
    public async Task C18_What_is_wrong_with_names_is_told_once_where_it_stands()
    {
        var answer = await _world.Admin.SendAsync(
            "POST", "/auth/users", """{ "firstName": "A\u0001", "lastName": "B", "userName": "b@contoso.example" }""");

        answer.Paths.Should().Equal("firstName");
    }

    [Test]
    public async Task C18_Names_that_are_too_long_together_leave_the_display_name_out()
    {
        var name = new string('n', 200);
        (await _world.Admin.SendAsync(
            "POST", "/auth/users", $$"""{ "firstName": "{{name}}", "lastName": "{{name}}", "userName": "b@contoso.example" }""")).Status
            .Should().Be(200);

        (await _world.System.Users.GetAsync("b@contoso.example")).DisplayName.Should().BeNull();
    }
}
