using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>Invitations that are for those only who are no members yet.</summary>
public sealed class RefusedMembersTests : InvitationTestCase
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_member_found_by_verified_address_is_refused_and_nothing_is_written(bool isSuspended)
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true, Organization = "lisbon" });
        if (isSuspended)
        {
            await Test.System.Members.SuspendAsync("ann", "lisbon");
        }

        var before = (await LastChangeAsync()).Number;

        (await ConflictAsync(() => InviteAsync(with: Strict))).Should().Be("membership.exists");
        (await LastChangeAsync()).Number.Should().Be(before);
        Notifier.Notices.Should().BeEmpty();
    }

    [Test]
    public async Task A_member_found_by_key_is_refused()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon" });

        (await ConflictAsync(() => InviteAsync(with: i => { Strict(i); i.Key = "ann"; }))).Should().Be("membership.exists");
    }

    [Test]
    public async Task An_open_invitation_there_is_no_membership()
    {
        var first = await InviteAsync(with: Strict);

        var second = await InviteAsync(with: Strict);

        second.User.Id.Should().Be(first.User.Id);
    }

    [Test]
    public async Task A_member_of_another_organization_and_without_one_is_invited()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true, Organization = "porto" });

        (await InviteAsync(with: i => { Strict(i); i.Organization = default; })).Invitation.Status.Should().Be(InvitationStatus.Accepted);
        (await InviteAsync(with: Strict)).Invitation.Status.Should().Be(InvitationStatus.Accepted);
    }

    [Test]
    public async Task One_who_becomes_a_member_meanwhile_is_refused()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true, Organization = "porto" });
        Store.BeforeNextCommit(async () => await Test.System.Members.AddAsync("ann", "lisbon"));

        (await ConflictAsync(() => InviteAsync(with: Strict))).Should().Be("membership.exists");
    }

    [Test]
    public async Task Who_may_not_invite_does_not_hear_who_is_a_member()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true, Organization = "lisbon" });
        var mia = Test.As(await InviterAsync("mia"));

        (await DeniedAsync(() => InviteByAsync(mia.Invitations, with: Strict))).Permission.Should().Be("invitations.send");
    }

    private static void Strict(NewInvitation invitation) => invitation.RefuseMembers = true;
}
