using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>Whatever is wrong with a token, the answer is the same.</summary>
public sealed class InvalidTokenTests : InvitationTestCase
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("token")]
    public async Task One_that_is_malformed(string? token) => await MustNotBeValidAsync(token!);

    [Test]
    public async Task One_with_another_secret()
    {
        var real = InvitationToken.Parse((await InviteAsync()).Token)!;

        await MustNotBeValidAsync(new InvitationToken(real.TenantId, real.InvitationId, TokenSecret.Create()).ToText());
    }

    [Test]
    public async Task One_of_an_unknown_invitation_or_tenant()
    {
        var real = InvitationToken.Parse((await InviteAsync()).Token)!;

        await MustNotBeValidAsync(new InvitationToken(real.TenantId, Guid.NewGuid(), real.Secret).ToText());
        await MustNotBeValidAsync(new InvitationToken(Guid.NewGuid(), real.InvitationId, real.Secret).ToText());
        await MustNotBeValidAsync(new InvitationToken(Guid.Empty, Guid.Empty, real.Secret).ToText());
    }

    [Test]
    public async Task One_that_names_another_tenant()
    {
        var real = InvitationToken.Parse((await InviteAsync()).Token)!;
        var other = await Test.Directory.Tenants.CreateAsync(new NewTenant("other"));

        await MustNotBeValidAsync(new InvitationToken(other.Id, real.InvitationId, real.Secret).ToText());
    }

    [Test]
    public async Task One_that_has_expired()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(7));

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task It_is_valid_until_the_last_moment()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMicroseconds(1));

        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task One_that_was_taken_back()
    {
        var sent = await InviteAsync();
        await Invitations.RevokeAsync(sent.Invitation.Id);

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task One_that_was_declined()
    {
        var sent = await InviteAsync();
        await Test.Directory.DeclineInvitationAsync(sent.Token!);

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task One_of_an_account_that_is_switched_off()
    {
        var sent = await InviteAsync();
        await Test.System.Users.DeactivateAsync(Email);

        await MustNotBeValidAsync(sent.Token!);

        await Test.System.Users.ActivateAsync(Email);
        (await AcceptAsync(sent)).IsActive.Should().BeTrue("only while it is off can none be accepted");
    }

    [Test]
    public async Task One_of_a_suspended_tenant()
    {
        var sent = await InviteAsync();
        await Test.Directory.Tenants.SuspendAsync("default");

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task One_of_a_tenant_that_is_gone()
    {
        var sent = await InviteAsync();
        await Test.Directory.Tenants.DeleteAsync("default");

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task One_of_an_organization_that_is_gone()
    {
        var sent = await InviteAsync();
        await Test.System.Organizations.DeleteAsync("lisbon");

        await MustNotBeValidAsync(sent.Token!);
        (await StoredUserAsync(sent.User.Id)).Should().BeNull("it was invited nowhere else");
    }

    [Test]
    public async Task A_wrong_token_costs_no_password_hash()
    {
        var sent = await InviteAsync();
        await Invitations.RevokeAsync(sent.Invitation.Id);

        await MustNotBeValidAsync(async () => await AcceptAsync(sent, a => a.Password = "x"));
    }
}
