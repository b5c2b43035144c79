using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Invitations;

/// <summary>
/// Whatever becomes of an account's address or key: no invitation stays open that nobody can accept, and nobody gets a second account.
/// </summary>
public sealed class LeftBehindTests : InvitationTestCase
{
    private const string Typo = "typo@acme.example";
    private const string Right = "right@acme.example";

    [TestCase("lisbon")]
    [TestCase("porto")]
    public async Task Inviting_the_new_address_again_finds_the_same_account(string place)
    {
        var sent = await InviteAsync(Typo);
        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        (await InviteAsync(Right, i => i.Organization = place)).User.Id.Should().Be(sent.User.Id);
    }

    [Test]
    public async Task So_does_inviting_an_address_whose_account_got_another_key()
    {
        var sent = await InviteAsync();
        await Test.System.Users.ChangeKeyAsync(sent.User.Id, "bob");

        (await InviteAsync(with: i => i.Organization = "porto")).User.Id.Should().Be(sent.User.Id);
        (await AcceptAsync(sent)).Key.Should().Be("bob");
    }

    [Test]
    public async Task Two_that_are_invited_by_one_address_under_keys_of_their_own_stay_two()
    {
        var first = await InviteAsync(with: i => i.Key = "first");
        var second = await InviteAsync(with: i => (i.Key, i.Organization) = ("second", "porto"));

        var third = await InviteAsync(with: i => i.Organization = default);

        third.User.Id.Should().NotBe(first.User.Id).And.NotBe(second.User.Id);
    }

    [Test]
    public async Task An_account_that_gets_the_address_meanwhile_is_found()
    {
        var sent = await InviteAsync(Typo);
        Store.BeforeNextCommit(async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right));

        (await InviteAsync(Right, i => i.Organization = "porto")).User.Id.Should().Be(sent.User.Id);
    }

    [Test]
    public async Task A_promise_that_its_inviter_may_not_give_any_more_is_not_given_because_a_system_puts_the_address_right()
    {
        var ann = await InviterAsync("ann", "invitations.send", "users.update-roles", "invoices.*");
        var sent = await InviteByAsync(Test.As(ann).Invitations, Typo, i => i.Roles = ["editor"]);
        await Test.System.Users.RevokeAsync("ann", ["invoices.*"]);

        await Test.System.ImportAsync(new ImportRow { Key = sent.User.Key, Email = Right });

        (await StoredAsync(sent)).InvitedBy.Should().Be(ActorRef.User(ann.Id));
        Notifier.Notices[^1].Inviter!.Id.Should().Be(ann.Id);
        await MustNotBeValidAsync(async () => await AcceptAsync(Delivered(sent)));
    }

    [Test]
    public async Task An_invitation_by_key_that_would_be_lost_goes_on_to_the_new_address_too()
    {
        var own = await InviteAsync(Typo, i => i.Key = "bob");
        var byKey = await InviteAsync("b@acme.example", i => (i.Key, i.Organization) = ("bob", "porto"));

        await Test.As(await AdaAsync()).Users.ChangeEmailAsync(own.User.Id, Right);

        await MustNotBeValidAsync(byKey.Token!);
        (await StoredAsync(byKey)).Should().BeEquivalentTo(new { Email = Right, Status = InvitationStatus.Pending, IsToOwnAddress = true });
        (await AcceptAsync(Delivered(byKey))).Email.Should().Be(Right);
    }

    [Test]
    public async Task Of_two_into_one_place_the_newer_goes_on_and_the_older_is_replaced()
    {
        var own = await InviteAsync(Typo, i => i.Key = "bob");
        Test.Clock.Advance(TimeSpan.FromHours(1));
        var byKey = await InviteAsync("b@acme.example", i => i.Key = "bob");

        await Test.As(await AdaAsync()).Users.ChangeEmailAsync(own.User.Id, Right);

        (await StoredAsync(own)).Status.Should().Be(InvitationStatus.Revoked);
        (await AcceptAsync(Delivered(byKey))).Email.Should().Be(Right);
    }

    [Test]
    public async Task Those_of_an_account_that_was_ever_active_are_taken_back_with_the_membership_to_come()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");
        var bob = await AcceptAsync(first);

        await Test.As(bob).Users.ChangeEmailAsync(bob.Id, Right);

        (await StoredAsync(second)).Status.Should().Be(InvitationStatus.Revoked);
        (await MembershipAsync(bob, "porto")).Should().BeNull();
        (await MembershipAsync(bob))!.Status.Should().Be(MembershipStatus.Active);
        (await InviteAsync(with: i => (i.Organization, i.Key) = ("porto", "somebody"))).User.Id
            .Should().NotBe(bob.Id, "nothing is in the way of the address");
    }

    [Test]
    public async Task Accepting_at_one_address_takes_back_what_nobody_can_accept_any_more()
    {
        var his = await InviteAsync(with: i => (i.Key, i.Organization) = ("bob", "porto"));
        var hers = await InviteAsync("new@acme.example", i => i.Key = "bob");

        var bob = await AcceptAsync(hers);

        (await StoredAsync(his)).Status.Should().Be(InvitationStatus.Revoked);
        (await MembershipAsync(bob, "porto")).Should().BeNull();
        (await MembershipAsync(bob))!.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task One_that_is_sent_while_another_is_accepted_is_not_left_behind()
    {
        var hers = await InviteAsync("new@acme.example", i => i.Key = "bob");
        IssuedInvitation? his = null;
        Store.BeforeNextCommit(async () => his = await InviteAsync(with: i => (i.Key, i.Organization) = ("bob", "porto")));

        await AcceptAsync(hers);

        (await StoredAsync(his!)).Status.Should().Be(InvitationStatus.Revoked);
    }

    private async Task<User> AdaAsync() => await Test.System.Users.CreateAsync(new NewUser("ada") { Grants = ["*.*"], Roles = [] });
}
