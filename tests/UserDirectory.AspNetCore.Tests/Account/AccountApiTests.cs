using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Account;

public sealed class AccountApiTests
{
    private const string Old = "correct horse battery";
    private const string New = "another horse staple";
    private TestApp _app = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.StartAsync();
        await _app.System.Users.CreateAsync(new NewUser("ann") { Password = Old });
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task A_temporary_password_is_changed_by_whoever_knows_it()
    {
        (await ChangeAsync("ann", Old, New)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        var verified = await _app.System.Passwords.VerifyAsync("ann", New);
        verified.Outcome.Should().Be(PasswordOutcome.Succeeded);
        verified.IsTemporary.Should().BeFalse();
    }

    [TestCase("ann", "wrong", null)]
    [TestCase("nobody", Old, null)]
    [TestCase("ann", Old, "fabrikam")]
    [TestCase("ann", Old, "nowhere")]
    [TestCase("", Old, null)]
    [TestCase("ann", Old, "00000000-0000-0000-0000-000000000000")]
    public async Task Every_wrong_guess_has_the_same_answer(string user, string password, string? tenant)
    {
        var answer = await ChangeAsync(user, password, New, tenant);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Should().NotBeEmpty();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("password.wrong").And.NotContain(Old);
    }

    [Test]
    public async Task A_new_password_that_breaks_the_rules_is_named()
    {
        var answer = await ChangeAsync("ann", Old, "short");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("\"newPassword\"");
    }

    private Task<HttpResponseMessage> ChangeAsync(string user, string password, string next, string? tenant = null) =>
        _app.Anonymous.PostAsync("/account/password", TestApp.Json(System.Text.Json.JsonSerializer.Serialize(
            new { userName = user, currentPassword = password, newPassword = next, tenant })));
}
