using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class AtOnceTests : InvitationTestCase
{
    private User _ann = null!;

    [SetUp]
    public async Task MakeAnn() =>
        _ann = await Test.System.Users.CreateAsync(
            new NewUser("ann") { Email = Email, IsEmailVerified = true, DisplayName = "Ann", Password = "correct horse" });

    [Test]
    public async Task An_active_account_with_that_verified_address_gets_everything_at_once()
    {
        var group = await Test.System.Groups.CreateAsync(new NewGroup("sales"));

        var sent = await InviteAsync(with: i => (i.Roles, i.Groups, i.DisplayName, i.IsTechnician) = (["editor"], ["sales"], "Bob", true));

        sent.User.Id.Should().Be(_ann.Id);
        sent.Token.Should().BeNull();
        (await AssignmentsAsync(_ann)).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { RoleId = Editor.Id, OrganizationId = Lisbon.Id });
        (await ListAsync<GroupMember>()).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { UserId = _ann.Id, GroupId = group.Id });
        (await MembershipAsync(_ann))!.Status.Should().Be(MembershipStatus.Active);
        (await Test.System.Permissions.CheckAsync(_ann.Id, "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task An_accepted_invitation_is_kept()
    {
        var sent = await InviteAsync();

        sent.Invitation.Should().BeEquivalentTo(
            new { Status = InvitationStatus.Accepted, UserId = _ann.Id, ClosedAt = Test.Clock.GetUtcNow() });
        (await Invitations.GetAsync(sent.Invitation.Id)).Status.Should().Be(InvitationStatus.Accepted);
    }

    [Test]
    public async Task The_notifier_is_told_that_there_is_nothing_to_accept()
    {
        await InviteAsync();

        Notifier.Notices.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Token = (string?)null, User = new { _ann.Id } });
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_notifier_is_told_again_only_when_something_was_given(bool inBatch)
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        await SendAsync(i => i.Roles = ["editor"]);
        Notifier.Notices.Clear();

        await SendAsync(i => i.Roles = ["editor"]);
        await SendAsync(_ => { });
        Notifier.Notices.Should().BeEmpty("there is nothing new");

        await SendAsync(i => i.Groups = ["sales"]);
        await SendAsync(i => i.Groups = ["sales"]);
        Notifier.Notices.Should().ContainSingle();

        async Task SendAsync(Action<NewInvitation> with)
        {
            var invitation = new NewInvitation(Email, "lisbon");
            with(invitation);
            await Test.System.InOneCommitAsync(async batch => await (inBatch ? batch : Test.System).Invitations.SendAsync(invitation));
        }
    }

    [Test]
    public async Task The_accounts_profile_password_and_label_stay()
    {
        await InviteAsync(with: i => (i.DisplayName, i.IsTechnician, i.Key) = ("Bob", true, "bob"));

        (await Test.System.Users.GetAsync("ann")).Should().BeEquivalentTo(new { DisplayName = "Ann", IsTechnician = false, Key = "ann" });
        (await Test.System.Passwords.VerifyAsync("ann", "correct horse")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task The_address_is_found_in_any_casing()
    {
        (await InviteAsync("BOB@Acme.Example")).User.Id.Should().Be(_ann.Id);
    }

    [Test]
    public async Task The_first_membership_becomes_the_default_organization()
    {
        await InviteAsync();
        await InviteAsync(with: i => i.Organization = "porto");

        (await Test.System.Users.GetAsync("ann")).DefaultOrganizationId.Should().Be(Lisbon.Id);
    }

    [Test]
    public async Task What_it_has_already_stays_as_it_is()
    {
        var member = (await Test.System.Members.AddAsync(
            "ann", "lisbon", new Validity(null, Test.Clock.GetUtcNow().AddDays(1)))).Membership;
        await Test.System.Roles.AssignAsync(Subject.User("ann"), ["editor"], "lisbon");

        await InviteAsync(with: i => i.Roles = ["editor"]);

        (await MembershipAsync(_ann)).Should().Be(member);
        (await AssignmentsAsync(_ann)).Should().ContainSingle();
    }

    [Test]
    public async Task An_open_invitation_of_the_same_address_is_replaced()
    {
        await ChangeAsync(_ann, ann => ann with { EmailVerifiedAt = null, UniqueEmail = null });
        var open = await InviteAsync(with: i => i.Key = "ann");
        await ChangeAsync(_ann, ann => ann with { EmailVerifiedAt = Test.Clock.GetUtcNow() });

        await InviteAsync();

        (await StoredAsync(open)).Status.Should().Be(InvitationStatus.Revoked);
        await MustNotBeValidAsync(open.Token!);
    }

    [Test]
    public async Task An_address_that_is_changed_just_before_the_commit_gets_nothing()
    {
        Store.BeforeNextCommit(
            () => ChangeAsync(_ann, ann => ann with { Email = "other@acme.example", EmailVerifiedAt = null, UniqueEmail = null }));

        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);

        sent.User.Id.Should().NotBe(_ann.Id);
        (await AssignmentsAsync(_ann)).Should().BeEmpty();
    }

    [Test]
    public async Task An_unverified_address_finds_nobody()
    {
        await ChangeAsync(_ann, ann => ann with { EmailVerifiedAt = null, UniqueEmail = null });

        (await InviteAsync()).User.Id.Should().NotBe(_ann.Id, "an address proves nothing until it was proved");
    }
}
