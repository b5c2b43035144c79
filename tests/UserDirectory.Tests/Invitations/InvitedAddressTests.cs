using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>Which account an invitation is for when its address is somebody's already.</summary>
public sealed class InvitedAddressTests : InvitationTestCase
{
    private UniqueEmails _option;

    [OneTimeSetUp]
    [TearDown]
    public void GoBackToTheDefault() => _option = UniqueEmails.WhenVerified;

    [Test]
    public async Task Nobody_turns_an_invitation_to_himself_by_naming_its_address()
    {
        var bob = await UserAsync("bob", isVerified: true);
        var mallory = await Test.UserAsync("mallory");
        await Test.As(mallory).Users.ChangeEmailAsync("mallory", Email);

        (await InviteAsync()).User.Id.Should().Be(bob.Id);
    }

    [Test]
    public async Task With_the_owners_key_the_owner_is_invited()
    {
        var bob = await UserAsync("bob", isVerified: true);

        var sent = await InviteAsync(with: i => i.Key = "BOB");

        (sent.User.Id, sent.Invitation.Status).Should().Be((bob.Id, InvitationStatus.Accepted));
    }

    [Test]
    public async Task With_a_key_that_nobody_has_the_owner_is_invited_who_needs_no_new_account()
    {
        var bob = await UserAsync("bob", isVerified: true);

        (await InviteAsync(with: i => i.Key = "robert")).User.Id.Should().Be(bob.Id);
    }

    [TestCase(true, null)]
    [TestCase(true, Email)]
    [TestCase(false, null)]
    [TestCase(false, Email)]
    public async Task With_the_key_of_another_account_nobody_gets_it(bool isNew, string? address)
    {
        await UserAsync("bob", isVerified: true);
        var victim = await Test.System.Users.CreateAsync(new NewUser("victim") { Email = address, Roles = [] });
        if (isNew)
        {
            await ChangeAsync(victim, user => user with { Status = UserStatus.InvitationSent });
        }

        var send = async () => await InviteAsync(with: i => i.Key = "victim");

        (await send.Should().ThrowAsync<ConflictException>()).Which.Should().BeEquivalentTo(new { Code = "user.email.taken" });
        (await Test.System.Invitations.ListAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task A_key_of_an_account_with_another_address_is_taken_whoever_has_proved_the_invited_one()
    {
        await UserAsync("bob", isVerified: true);
        await Test.System.Users.CreateAsync(new NewUser("carl") { Email = "carl@acme.example", IsEmailVerified = true });

        (await ConflictAsync(async () => await InviteAsync(with: i => i.Key = "carl"))).Should().Be("user.key.taken");
    }

    [Test]
    public async Task An_invitation_whose_address_another_account_proves_meanwhile_is_not_valid_any_more()
    {
        var sent = await InviteAsync();
        await UserAsync("robert", isVerified: true);

        var preview = async () => await Test.Directory.PreviewInvitationAsync(sent.Token!);
        await MustNotBeValidAsync(preview);
        await MustNotBeValidAsync(async () => await AcceptAsync(sent));
        (await ConflictAsync(async () => await Invitations.ResendAsync(sent.Invitation.Id))).Should().Be("user.email.taken");
    }

    [Test]
    public async Task An_invitation_whose_address_another_account_proves_at_the_same_moment_is_not_valid_any_more()
    {
        var sent = await InviteAsync();
        Store.BeforeNextCommit(() => UserAsync("robert", isVerified: true));

        await MustNotBeValidAsync(async () => await AcceptAsync(sent));

        (await StoredUserAsync(sent.User.Id))!
            .Should().BeEquivalentTo(new { Status = UserStatus.InvitationSent, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task Accepting_makes_the_address_unique()
    {
        (await AcceptAsync(await InviteAsync())).UniqueEmail.Should().Be("BOB@ACME.EXAMPLE");
    }

    [Test]
    public async Task Of_two_accounts_that_are_invited_with_one_address_the_first_to_accept_proves_it()
    {
        var (first, second) = (await InviteAsync(with: i => i.Key = "bob"), await Test.System.Invitations.SendAsync(
            new NewInvitation(Email, "porto") { Key = "robert" }));
        await AcceptAsync(first);

        await MustNotBeValidAsync(async () => await AcceptAsync(second));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_all_are_unique_no_second_account_is_made_for_an_address(bool isVerified)
    {
        await OpenAsync(UniqueEmails.Always);
        var bob = await UserAsync("bob", isVerified);

        if (!isVerified)
        {
            (await ConflictAsync(async () => await InviteAsync())).Should().Be("user.email.taken");
        }

        (await InviteAsync(with: i => i.Key = isVerified ? null : "bob")).User.Id
            .Should().Be(bob.Id, "without proof it is invited by its key");
    }

    [Test]
    public async Task Where_none_is_unique_the_key_alone_decides()
    {
        await OpenAsync(UniqueEmails.Never);
        var (bob, eve) = (await UserAsync("bob", isVerified: true), await UserAsync("eve", isVerified: true));

        (await ConflictAsync(async () => await InviteAsync())).Should().Be("user.email.ambiguous");
        (await InviteAsync(with: i => i.Key = "eve")).User.Id.Should().Be(eve.Id);
        var third = await InviteAsync(with: i => i.Key = "third");
        third.User.Id.Should().NotBe(bob.Id).And.NotBe(eve.Id);
        (await AcceptAsync(third)).EmailVerifiedAt.Should().NotBeNull();
    }

    protected override void Configure(UserDirectoryBuilder builder)
    {
        base.Configure(builder);
        builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = _option);
    }

    /// <summary>Everything anew, in a directory with another option.</summary>
    private async Task OpenAsync(UniqueEmails option)
    {
        Dispose();
        _option = option;
        await SetUp();
    }

    private async Task<User> UserAsync(string key, bool isVerified) =>
        await Test.System.Users.CreateAsync(new NewUser(key) { Email = Email, IsEmailVerified = isVerified, Roles = [] });
}
