using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class RedirectOriginTests : InvitationTestCase
{
    [TestCase("https://acme.example")]
    [TestCase("HTTPS://ACME.example:443/welcome?to=1#top")]
    [TestCase("http://localhost:5000/")]
    public async Task An_address_of_a_listed_origin_is_passed_on(string uri)
    {
        var sent = await InviteAsync(with: i => i.RedirectUri = new Uri(uri));
        await Invitations.ResendAsync(sent.Invitation.Id, new Uri(uri));

        Notifier.Notices.Select(notice => notice.RedirectUri).Should().Equal(new Uri(uri), new Uri(uri));
    }

    [TestCase("http://acme.example/")]
    [TestCase("https://acme.example:8443/")]
    [TestCase("https://www.acme.example/")]
    [TestCase("https://acme.example.evil.example/")]
    [TestCase("https://acme.example@evil.example/")]
    [TestCase("http://localhost/")]
    [TestCase("https://localhost:5000/")]
    public async Task An_address_of_any_other_origin_is_refused_a_system_too(string uri)
    {
        var sent = await InviteAsync();
        var send = async () => await InviteAsync("eva@acme.example", i => i.RedirectUri = new Uri(uri));
        var again = async () => await Invitations.ResendAsync(sent.Invitation.Id, new Uri(uri));

        foreach (var call in new Func<Task>[] { send, again })
        {
            var error = (await call.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Subject;
            error.Code.Should().Be("invitation.redirect_uri");
            error.Message.Should().Contain("UserDirectoryOptions.InvitationRedirectOrigins").And.NotContain(
                "localhost", "the list is the host's");
        }

        Notifier.Notices.Should().ContainSingle("the refused ones were not sent");
    }

    [Test]
    public async Task Without_the_option_every_address_is_refused()
    {
        using var test = new TestDirectory();
        var send = async () => await test.System.Invitations.SendAsync(
            new NewInvitation(Email) { RedirectUri = new Uri("https://acme.example/") });

        await send.ShouldBeInvalidAsync("RedirectUri invitation.redirect_uri");
    }

    [TestCase("https://bücher.example", "https://xn--bcher-kva.example/welcome")]
    [TestCase("https://XN--BCHER-KVA.example", "https://Bücher.example/welcome")]
    [TestCase("https://[::1]:8443", "https://[0:0:0:0:0:0:0:1]:8443/welcome")]
    public async Task An_origin_is_the_same_however_its_host_is_written(string origin, string uri)
    {
        using var test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.InvitationRedirectOrigins = [origin]));
        var send = async () => await test.System.Invitations.SendAsync(new NewInvitation(Email) { RedirectUri = new Uri(uri) });

        await send.Should().NotThrowAsync();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("acme.example")]
    [TestCase("https://")]
    [TestCase("https://acme.example/")]
    [TestCase("https://acme.example/app")]
    [TestCase("https://acme.example?x")]
    [TestCase("https://acme.example#x")]
    [TestCase("https://ann@acme.example")]
    [TestCase("https://*.acme.example")]
    [TestCase(" https://acme.example")]
    [TestCase("https://acme.example ")]
    [TestCase("ftp://acme.example")]
    [TestCase("*")]
    public void What_is_no_origin_is_refused_at_the_start(string? origin)
    {
        var start = () => new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.InvitationRedirectOrigins = [origin!]));

        start.Should().Throw<OptionsValidationException>().WithMessage("UserDirectoryOptions.InvitationRedirectOrigins *");
    }
}
