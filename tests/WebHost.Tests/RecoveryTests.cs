using System.Net;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>Mails of account recovery, and what their links do.</summary>
public sealed class RecoveryTests
{
    private const string Eve = "eve@contoso.example";
    private const string Other = "another long password";

    private RunningHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await RunningHost.StartAsync();
        await _host.Contoso.Users.CreateAsync(
            new NewUser(Eve)
            {
                Email = Eve,
                IsEmailVerified = true,
                Password = RunningHost.Password,
                IsPasswordTemporary = false,
                Organization = "lisbon"
            });
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Whoever_has_forgotten_a_password_chooses_another_by_the_mailed_link()
    {
        await _host.Client.PostTextAsync("account/password/reset", $$"""{"userName": "{{Eve}}", "tenant": "contoso"}""")
            .TextAsync(HttpStatusCode.Accepted);
        var mail = await MailAsync();
        mail.Should().Contain($"{_host.Root}recovery#reset=").And.Contain($"<{Eve}>");

        await _host.Client.PostTextAsync("account/password/confirm", $$"""{"token": "{{MailText.Token(mail)}}", "password": "{{Other}}"}""")
            .TextAsync(HttpStatusCode.NoContent);

        (await _host.Client.LoginAsync(Eve, Other)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _host.Client.LoginAsync(Eve, RunningHost.Password)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Another_address_is_proved_by_the_mailed_link_while_signed_in()
    {
        await _host.Client.SignInAsync(Eve, RunningHost.Password);
        await _host.Client.PostTextAsync("account/email/proof", """{"email": "eve@new.example"}""").TextAsync(HttpStatusCode.Accepted);
        var mail = await MailAsync();
        mail.Should().Contain($"{_host.Root}recovery#proof=").And.Contain("<eve@new.example>");

        await _host.Client.PostTextAsync("account/email/confirm", $$"""{"token": "{{MailText.Token(mail)}}"}""")
            .TextAsync(HttpStatusCode.NoContent);

        (await _host.Contoso.Users.GetAsync(Eve)).Email.Should().Be("eve@new.example");
        (await _host.Client.LoginAsync(Eve, RunningHost.Password)).StatusCode.Should().Be(HttpStatusCode.OK, "the password stays");
    }

    private async Task<string> MailAsync()
    {
        await _host.Users.FinishRequestsAsync();
        return await File.ReadAllTextAsync(Directory.EnumerateFiles(_host.Outbox).Single());
    }
}
