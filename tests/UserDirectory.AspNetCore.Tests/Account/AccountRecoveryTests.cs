using FluentAssertions;
using NUnit.Framework;
using UserDirectory.AspNetCore.Tests.TenantUsers;

namespace UserDirectory.AspNetCore.Tests.Account;

public sealed class AccountRecoveryTests
{
    private const string Old = "correct horse battery";
    private const string New = "another horse staple";
    private const string Email = "ann@contoso.example";

    private NoticeBox _notices = null!;
    private TestApp _app = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _notices = new NoticeBox();
        _app = await TestApp.StartAsync(directory: directory => directory.UseNotifier(_notices));
        _ann = await _app.System.Users.CreateAsync(
            new NewUser("ann") { Email = Email, IsEmailVerified = true, Password = Old, IsPasswordTemporary = false, Roles = [] });
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("""{ "userName": "ann" }""")]
    [TestCase("""{ "userName": "ann@contoso.example", "tenant": "contoso" }""")]
    public async Task A_forgotten_password_is_set_anew_by_the_mailed_token(string request)
    {
        (await PostAsync(_app.Anonymous, "password/reset", request)).Should().Be((202, string.Empty));

        (await PostAsync(_app.Anonymous, "password/confirm", $$"""{ "token": "{{await TokenAsync()}}", "password": "{{New}}" }"""))
            .Should().Be((204, string.Empty));

        (await _app.System.Passwords.VerifyAsync("ann", New)).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [TestCase("""{ "userName": "nobody" }""")]
    [TestCase("""{ "userName": "" }""")]
    [TestCase("""{ "userName": "nobody@contoso.example" }""")]
    [TestCase("""{ "userName": "ann", "tenant": "fabrikam" }""")]
    [TestCase("""{ "userName": "ann", "tenant": "nowhere" }""")]
    [TestCase("""{ "userName": "ann", "tenant": "" }""")]
    [TestCase("""{ "userName": "ann", "tenant": "00000000-0000-0000-0000-000000000000" }""")]
    public async Task Whoever_is_nobody_is_answered_the_same_and_sent_nothing(string request)
    {
        (await PostAsync(_app.Anonymous, "password/reset", request)).Should().Be((202, string.Empty));

        await _app.Directory.FinishRequestsAsync();
        _notices.Tokens.Should().BeEmpty();
    }

    [Test]
    public async Task Without_a_name_there_is_nobody_to_ask_for() =>
        (await _app.Anonymous.SendAsync("POST", "/account/password/reset", "{}"))
            .Should().BeEquivalentTo(new { Status = 400, Code = "user_name.missing" });

    [Test]
    public async Task Every_token_that_cannot_be_used_is_the_same_404()
    {
        await PostAsync(_app.Anonymous, "password/reset", """{ "userName": "ann" }""");
        var used = await TokenAsync();
        await PostAsync(_app.Anonymous, "password/confirm", $$"""{ "token": "{{used}}", "password": "{{New}}" }""");

        foreach (var token in new[] { used, "x", new string('A', 64), used[..^1] })
        {
            var reset = await _app.Anonymous.SendAsync(
                "POST", "/account/password/confirm", $$"""{ "token": "{{token}}", "password": "{{New}}" }""");
            var proof = await _app.Anonymous.SendAsync("POST", "/account/email/confirm", $$"""{ "token": "{{token}}" }""");

            reset.Should().BeEquivalentTo(new { Status = 404, Code = "token.not_valid" });
            proof.Should().BeEquivalentTo(new { Status = 404, Code = "token.not_valid" });
        }
    }

    [Test]
    public async Task A_password_that_breaks_a_rule_is_named_and_leaves_the_token_good()
    {
        await PostAsync(_app.Anonymous, "password/reset", """{ "userName": "ann" }""");
        var token = await TokenAsync();

        var weak = await _app.Anonymous.SendAsync(
            "POST", "/account/password/confirm", $$"""{ "token": "{{token}}", "password": "short" }""");

        weak.Should().BeEquivalentTo(new { Status = 400, Code = "password.too_short" });
        weak.Text.Should().Contain("\"password\":");
        (await PostAsync(_app.Anonymous, "password/confirm", $$"""{ "token": "{{token}}", "password": "{{New}}" }""")).Status
            .Should().Be(204);
    }

    [Test]
    public async Task Who_is_signed_in_and_confirms_another_address_keeps_the_password()
    {
        var client = _app.As(_ann.Id);
        (await PostAsync(client, "email/proof", """{ "email": "ann@new.example" }""")).Should().Be((202, string.Empty));

        (await PostAsync(client, "email/confirm", $$"""{ "token": "{{await TokenAsync()}}" }""")).Should().Be((204, string.Empty));

        (await _app.System.Users.GetAsync("ann")).Email.Should().Be("ann@new.example");
        (await _app.System.Passwords.VerifyAsync("ann", Old)).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [TestCase(null)]
    [TestCase("admin@contoso.example")]
    [TestCase("nobody")]
    public async Task Confirmed_by_anybody_else_the_password_goes(string? by)
    {
        await PostAsync(_app.As(_ann.Id), "email/proof", """{ "email": "ann@new.example" }""");
        var client = by is null ? _app.Anonymous : by == "nobody"
            ? _app.As(Guid.NewGuid())
            : _app.As((await _app.System.Users.GetAsync(by)).Id);

        (await PostAsync(client, "email/confirm", $$"""{ "token": "{{await TokenAsync()}}" }""")).Should().Be((204, string.Empty));

        (await _app.System.Passwords.GetStateAsync("ann")).HasPassword.Should().BeFalse();
    }

    [Test]
    public async Task A_sign_in_that_has_ended_confirms_like_nobody()
    {
        await PostAsync(_app.As(_ann.Id), "email/proof", """{ "email": "ann@new.example" }""");
        var ended = _app.As(_ann.Id, $"{DirectoryClaims.SignInStamp}={Guid.NewGuid()}");

        (await PostAsync(ended, "email/confirm", $$"""{ "token": "{{await TokenAsync()}}" }""")).Status.Should().Be(204);

        (await _app.System.Passwords.GetStateAsync("ann")).HasPassword.Should().BeFalse();
    }

    [TestCase(null)]
    [TestCase("{}")]
    public async Task Without_an_address_the_callers_own_is_proved(string? body)
    {
        await _app.System.Users.ChangeEmailAsync("ann", "ann@other.example");

        (await _app.As(_ann.Id).SendAsync("POST", "/account/email/proof", body)).Status.Should().Be(202);

        (await PostAsync(_app.Anonymous, "email/confirm", $$"""{ "token": "{{await TokenAsync()}}" }""")).Status.Should().Be(204);
        (await _app.System.Users.GetAsync("ann")).EmailVerifiedAt.Should().NotBeNull();
    }

    [Test]
    public async Task An_address_that_is_none_is_named() =>
        (await _app.As(_ann.Id).SendAsync("POST", "/account/email/proof", """{ "email": "none" }"""))
            .Should().BeEquivalentTo(new { Status = 400, Code = "email.format" });

    [Test]
    public async Task Without_a_notifier_a_reset_is_answered_as_ever_and_a_proof_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var ann = await app.System.Users.CreateAsync(new NewUser("ann") { Email = Email });

        (await PostAsync(app.Anonymous, "password/reset", """{ "userName": "ann" }""")).Status.Should().Be(202);
        (await app.As(ann.Id).SendAsync("POST", "/account/email/proof"))
            .Should().BeEquivalentTo(new { Status = 400, Code = "email.no_delivery" });
    }

    [Test]
    public async Task The_state_of_a_credential_shows_what_may_be_known()
    {
        await _app.System.Passwords.SetAsync("ann", New);

        var answer = await _app.As(_ann.Id).SendAsync("GET", $"/account/users/{_ann.Id}/credential");

        answer.Status.Should().Be(200);
        answer.Text.Should().StartWith("""{"hasPassword":true,"isTemporary":true,"changedAt":""").And.EndWith("""
            "lockedUntil":null}
            """);
    }

    [Test]
    public async Task Signing_out_everywhere_changes_the_stamp()
    {
        (await _app.As(_ann.Id).SendAsync("POST", $"/account/users/{_ann.Id}/sign-out")).Status.Should().Be(204);

        (await _app.System.Users.GetAsync("ann")).SignInStamp.Should().NotBe(_ann.SignInStamp);
        (await _app.As(_ann.Id, $"{DirectoryClaims.SignInStamp}={_ann.SignInStamp}")
            .SendAsync("GET", $"/account/users/{_ann.Id}/credential")).Status.Should().Be(401);
    }

    private async Task<string> TokenAsync()
    {
        await _app.Directory.FinishRequestsAsync();
        return _notices.Tokens.Last().Token!;
    }

    private static async Task<(int Status, string Text)> PostAsync(HttpClient client, string path, string body)
    {
        var answer = await client.SendAsync("POST", $"/account/{path}", body);
        return (answer.Status, answer.Text);
    }
}
