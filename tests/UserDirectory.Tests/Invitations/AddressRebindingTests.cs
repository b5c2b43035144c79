using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

/// <summary>The address of somebody who is only invited changes: the invitation goes on to the new one.</summary>
public sealed partial class AddressRebindingTests : InvitationTestCase
{
    private const string Typo = "typo@acme.example";
    private const string Right = "right@acme.example";

    [Test]
    public async Task The_open_invitation_goes_on_to_the_new_address_with_another_token_in_the_same_commit()
    {
        var sent = await InviteAsync(Typo);
        var number = (await LastChangeAsync()).Number;

        var user = await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        user.Should().BeEquivalentTo(new { Email = Right, Status = UserStatus.InvitationSent, sent.User.Id });
        (await LastChangeAsync()).Number.Should().Be(number + 1);
        (await StoredAsync(sent)).Should().BeEquivalentTo(
            new { Email = Right, Status = InvitationStatus.Pending, IsToOwnAddress = true, sent.Invitation.OrganizationId });
        await MustNotBeValidAsync(sent.Token!);
        var notice = Notifier.Notices[^1];
        notice.Should().BeEquivalentTo(
            new { Invitation = new { sent.Invitation.Id, Email = Right }, User = new { Email = Right }, Organization = new { Lisbon.Id } });
        (await Test.Directory.AcceptInvitationAsync(notice.Token!, new Acceptance()))
            .Should().BeEquivalentTo(new { IsActive = true, Email = Right });
    }

    [Test]
    public async Task It_runs_anew_and_the_account_with_it()
    {
        var sent = await InviteAsync(Typo, i => i.Lifetime = TimeSpan.FromDays(2));
        Test.Clock.Advance(TimeSpan.FromDays(1));

        var user = await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        var until = Test.Clock.GetUtcNow().AddDays(2);
        user.InvitationExpiresAt.Should().Be(until);
        (await StoredAsync(sent)).ExpiresAt.Should().Be(until);
    }

    [Test]
    public async Task All_open_ones_go_on_each_with_its_own_token()
    {
        var sent = await InviteAsync(Typo);
        var other = await InviteAsync(Typo, i => i.Organization = "porto");

        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        var notices = Notifier.Notices.Skip(2).ToList();
        notices.Select(notice => notice.Invitation.Id).Should().BeEquivalentTo([sent.Invitation.Id, other.Invitation.Id]);
        foreach (var notice in notices)
        {
            (await Test.Directory.AcceptInvitationAsync(notice.Token!, new Acceptance())).Id.Should().Be(sent.User.Id);
        }
    }

    [Test]
    public async Task It_rests_on_who_changed_the_address_from_now_on()
    {
        var sent = await InviteAsync(Typo, i => i.Roles = ["editor"]);
        var ivy = await InviterAsync("ivy", "users.update", "invitations.send", "users.update-roles", "invoices.*");
        await Test.As(ivy).Users.ChangeEmailAsync(sent.User.Id, Right);
        (await StoredAsync(sent)).InvitedBy.Should().Be(ActorRef.User(ivy.Id));

        await Test.System.Users.RevokeAsync(ivy.Id, ["invoices.*"]);

        await MustNotBeValidAsync(async () => await AcceptAsync(Delivered(sent)));
    }

    [TestCase("invitations.send", "invitations.send")]
    [TestCase("users.update-roles", "users.update-roles")]
    [TestCase("invoices.*", "invoices.read")]
    public async Task It_is_refused_with_what_sending_again_refuses(string without, string missing)
    {
        var sent = await InviteAsync(Typo, i => i.Roles = ["editor"]);
        var grants = new[] { "users.update", "invitations.send", "users.update-roles", "invoices.*" }
            .Where(grant => grant != without).ToArray();
        var ivy = Test.As(await InviterAsync("ivy", grants));

        (await DeniedAsync(async () => await ivy.Users.ChangeEmailAsync(sent.User.Id, Right))).Permission.Should().Be(missing);

        (await StoredUserAsync(sent.User.Id))!.Email.Should().Be(Typo);
        (await AcceptAsync(sent)).IsActive.Should().BeTrue("nothing was written");
    }

    [Test]
    public async Task An_expired_one_that_the_actor_could_not_send_again_refuses_it_too()
    {
        var sent = await InviteAsync(Typo, i => i.Roles = ["editor"]);
        Test.Clock.Advance(TimeSpan.FromDays(8));
        var ivy = Test.As(await InviterAsync("ivy", "users.update", "invitations.send", "users.update-roles"));

        var change = async () => await ivy.Users.ChangeEmailAsync(sent.User.Id, Right);

        (await DeniedAsync(change)).Permission
            .Should().Be("invoices.read", "who sends it again later must not hand it to an address of somebody else's choice");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_expired_one_goes_on_without_a_token_and_can_be_sent_again(bool isSwept)
    {
        var sent = await InviteAsync(Typo);
        Test.Clock.Advance(TimeSpan.FromDays(8));
        if (isSwept)
        {
            await Test.Directory.SweepAsync();
        }

        var user = await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        user.Status.Should().Be(UserStatus.InvitationExpired);
        (await StoredAsync(sent)).Should().BeEquivalentTo(
            new { Email = Right, Status = InvitationStatus.Expired, TokenHash = (Secret?)null });
        Notifier.Notices.Should().ContainSingle("nothing is delivered");
        (await AcceptAsync(await Invitations.ResendAsync(sent.Invitation.Id))).Email.Should().Be(Right);
    }

    [Test]
    public async Task The_new_address_with_an_open_one_there_for_another_account_is_refused()
    {
        var sent = await InviteAsync(Typo);
        var other = await InviteAsync(Right);

        (await ConflictAsync(async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right))).Should().Be("invitation.open");

        (await AcceptAsync(sent)).Email.Should().Be(Typo);
        (await AcceptAsync(other)).Email.Should().Be(Right);
    }

    [Test]
    public async Task An_expired_one_of_another_account_is_not_in_the_way()
    {
        var other = await InviteAsync(Right, i => i.Lifetime = TimeSpan.FromHours(1));
        Test.Clock.Advance(TimeSpan.FromHours(2));
        var sent = await InviteAsync(Typo);

        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        (await StoredAsync(other)).Status.Should().Be(InvitationStatus.Expired);
        (await StoredUserAsync(other.User.Id)).Should().NotBeNull();
        (await Test.Directory.AcceptInvitationAsync(Notifier.Notices[^1].Token!, new Acceptance())).Id.Should().Be(sent.User.Id);
    }

    [Test]
    public async Task One_of_the_same_account_to_the_new_address_is_replaced()
    {
        var sent = await InviteAsync(Typo, i => i.Key = "bob");
        var named = await InviteAsync(Right, i => i.Key = "bob");

        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        (await StoredAsync(named)).Status.Should().Be(InvitationStatus.Revoked);
        (await StoredAsync(sent)).Should().BeEquivalentTo(new { Email = Right, Status = InvitationStatus.Pending });
    }

    [Test]
    public async Task An_address_that_another_account_has_verified_is_refused()
    {
        var sent = await InviteAsync(Typo);
        await Test.System.Users.CreateAsync(new NewUser("eva") { Email = Right, IsEmailVerified = true });

        (await ConflictAsync(async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right)))
            .Should().Be("user.email.taken", "nobody could accept");
    }

    [Test]
    public async Task The_address_is_not_removed_while_invitations_to_it_are_open()
    {
        var sent = await InviteAsync(Typo);

        (await ConflictAsync(async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, null))).Should().Be("invitation.open");
        Test.Clock.Advance(TimeSpan.FromDays(8));

        (await Test.System.Users.ChangeEmailAsync(sent.User.Id, null)).Email.Should().BeNull("an expired one needs none");
    }

    [Test]
    public async Task Another_casing_leaves_the_invitation_as_it_is()
    {
        var sent = await InviteAsync(Typo);

        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Typo.ToUpperInvariant());

        Notifier.Notices.Should().ContainSingle();
        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task In_a_batch_it_is_delivered_once_afterwards()
    {
        var sent = await InviteAsync(Typo);

        await Test.System.InOneCommitAsync(
            async batch =>
            {
                await batch.Users.ChangeEmailAsync(sent.User.Id, Right);
                Notifier.Notices.Should().ContainSingle();
            },
            default);

        Notifier.Notices.Should().HaveCount(2);
        (await Test.Directory.AcceptInvitationAsync(Notifier.Notices[^1].Token!, new Acceptance())).Email.Should().Be(Right);
    }

    [Test]
    public async Task Without_a_notifier_a_system_gets_the_token_by_sending_again()
    {
        using var test = new TestDirectory();
        var sent = await test.System.Invitations.SendAsync(new NewInvitation(Typo));
        await test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        var again = await test.System.Invitations.ResendAsync(sent.Invitation.Id);

        (await test.Directory.AcceptInvitationAsync(again.Token!, new Acceptance())).Email.Should().Be(Right);
    }
}
