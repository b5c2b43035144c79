using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class InvitationInputTests : InvitationTestCase
{
    [Test]
    public async Task Everything_that_is_wrong_is_reported_at_once()
    {
        var send = async () => await InviteAsync("not an address", i =>
        {
            i.Key = "a/b";
            i.DisplayName = " ";
            i.GivenName = "\u0001";
            i.FamilyName = new string('x', 257);
            i.Culture = "not a culture";
            i.Lifetime = TimeSpan.FromDays(91);
            i.RedirectUri = new Uri("ftp://acme.example/");
        });

        (await send.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => error.Field)
            .Should().BeEquivalentTo("Email", "Key", "DisplayName", "GivenName", "FamilyName", "Culture", "Lifetime", "RedirectUri");
        (await ListAsync<Invitation>()).Should().BeEmpty();
    }

    [TestCase(0)]
    [TestCase(6)]
    public async Task A_status_that_there_is_not_cannot_be_listed(int status)
    {
        var list = async () => await Test.System.Invitations.ListAsync(new InvitationQuery { Status = (InvitationStatus)status });

        await list.ShouldBeInvalidAsync("Status query.status");
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task An_address_is_needed(string? email)
    {
        (await ErrorAsync(email!)).Should().Be(("Email", "email.missing"));
    }

    [TestCase("/welcome", UriKind.Relative)]
    [TestCase("javascript:alert(1)", UriKind.Absolute)]
    [TestCase("file:///etc/passwd", UriKind.Absolute)]
    [TestCase("custom://acme.example/", UriKind.Absolute)]
    public async Task Only_an_absolute_web_address_is_redirected_to(string uri, UriKind kind)
    {
        (await ErrorAsync(with: i => i.RedirectUri = new Uri(uri, kind))).Should().Be(("RedirectUri", "invitation.redirect_uri"));
        var sent = await InviteAsync();
        var again = async () => await Invitations.ResendAsync(sent.Invitation.Id, new Uri(uri, kind));
        (await again.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Code
            .Should().Be("invitation.redirect_uri");
    }

    [TestCase("https://acme.example/welcome")]
    [TestCase("http://localhost:5000/")]
    public async Task A_web_address_is_passed_to_the_notifier(string uri)
    {
        await InviteAsync(with: i => i.RedirectUri = new Uri(uri));

        Notifier.Notices.Single().RedirectUri.Should().Be(new Uri(uri));
    }

    [TestCase("00:00:59.9")]
    [TestCase("90.00:00:00.1")]
    [TestCase("-1.00:00:00")]
    public async Task A_lifetime_out_of_bounds_is_refused(string lifetime)
    {
        (await ErrorAsync(with: i => i.Lifetime = TimeSpan.Parse(lifetime, null))).Should().Be(("Lifetime", "invitation.lifetime"));
    }

    [TestCase("00:01:00")]
    [TestCase("90.00:00:00")]
    public async Task A_lifetime_at_the_bounds_is_right(string lifetime)
    {
        var span = TimeSpan.Parse(lifetime, null);

        (await InviteAsync(with: i => i.Lifetime = span)).Invitation.ExpiresAt.Should().Be(Test.Clock.GetUtcNow() + span);
    }

    private async Task<(string Field, string Code)> ErrorAsync(string email = Email, Action<NewInvitation>? with = null)
    {
        var send = async () => await InviteAsync(email, with);
        var error = (await send.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Subject;
        return (error.Field, error.Code);
    }
}
