using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class AcceptanceTests : InvitationTestCase
{
    [Test]
    public async Task Accepting_makes_the_account_active_with_its_address_verified()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromHours(1));

        var user = await AcceptAsync(sent);

        user.Should().BeEquivalentTo(new
        {
            sent.User.Id,
            Status = UserStatus.Active,
            Email,
            EmailVerifiedAt = Test.Clock.GetUtcNow(),
            InvitationExpiresAt = (DateTimeOffset?)null,
        });
        (await Test.System.Users.GetAsync(Email)).Should().Be(user);
    }

    [Test]
    public async Task Accepting_gives_membership_roles_and_groups_in_one_commit()
    {
        var group = await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        var sent = await InviteAsync(with: i => (i.Roles, i.Groups) = (["editor"], ["sales"]));

        var user = await AcceptAsync(sent);

        (await MembershipAsync(user))!.Status.Should().Be(MembershipStatus.Active);
        (await AssignmentsAsync(user)).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { RoleId = Editor.Id, OrganizationId = Lisbon.Id });
        (await ListAsync<GroupMember>()).Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { UserId = user.Id, GroupId = group.Id });
        (await Test.System.Permissions.CheckAsync(user.Id, "invoices.write", "lisbon")).Should().BeTrue();
        (await LastChangeAsync()).Entries.Select(entry => entry.Record).Should().BeEquivalentTo(
            [RecordKind.User, RecordKind.Membership, RecordKind.RoleAssignment, RecordKind.GroupMember, RecordKind.Invitation]);
    }

    [Test]
    public async Task The_account_itself_is_the_actor()
    {
        var user = await AcceptAsync(await InviteAsync());

        (await LastChangeAsync()).Actor.Should().Be(ActorRef.User(user.Id));
    }

    [Test]
    public async Task Names_and_a_password_are_taken_from_the_acceptance()
    {
        var sent = await InviteAsync(with: i => (i.DisplayName, i.GivenName) = ("Bob", "Robert"));

        var user = await AcceptAsync(sent, a => (a.DisplayName, a.FamilyName, a.Password) = ("Bobby", "Builder", "correct horse"));

        user.Should().BeEquivalentTo(new { DisplayName = "Bobby", GivenName = "Robert", FamilyName = "Builder" });
        (await Test.System.Passwords.VerifyAsync(Email, "correct horse"))
            .Should().BeEquivalentTo(new { Succeeded = true, IsTemporary = false });
        (await CredentialAsync(user))!.SetBy.Should().Be(ActorRef.User(user.Id));
    }

    [Test]
    public async Task Without_a_password_the_account_has_none()
    {
        var user = await AcceptAsync(await InviteAsync());

        (await CredentialAsync(user)).Should().BeNull();
    }

    [Test]
    public async Task Accepting_twice_is_refused()
    {
        var sent = await InviteAsync();
        await AcceptAsync(sent);

        await MustNotBeValidAsync(sent.Token!);
    }

    [Test]
    public async Task An_accepted_invitation_is_closed_without_its_hash()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await AcceptAsync(sent);

        (await StoredAsync(sent)).Should().BeEquivalentTo(
            new
            {
                Status = InvitationStatus.Accepted,
                ClosedAt = Test.Clock.GetUtcNow(),
                TokenHash = (Secret?)null,
                InvitedBy = ActorRef.System("test")
            });
    }

    [Test]
    public async Task An_acceptance_that_breaks_a_rule_leaves_the_invitation_open()
    {
        var sent = await InviteAsync();

        var accept = async () => await AcceptAsync(sent, a => (a.DisplayName, a.Password) = (" ", "short"));

        (await accept.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => (error.Field, error.Code))
            .Should().Equal(("DisplayName", "text.empty"), ("Password", "password.too_short"));
        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task A_second_invitation_of_an_account_that_is_active_by_now_only_adds()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => (i.Organization, i.Roles) = ("porto", ["editor"]));
        await AcceptAsync(first, a => (a.DisplayName, a.Password) = ("Bob", "correct horse"));

        var user = await AcceptAsync(second, a => (a.DisplayName, a.Password) = ("Mallory", "no"));

        (await Test.System.Users.GetAsync(user.Id)).DisplayName
            .Should().Be("Bob", "what the acceptance of an active account says is left aside, right or not");
        (await Test.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded.Should().BeTrue();
        (await MembershipAsync(user, "porto"))!.Status.Should().Be(MembershipStatus.Active);
        (await AssignmentsAsync(user)).Should().ContainSingle().Which.OrganizationId.Should().Be(Porto.Id);
    }

    [Test]
    public async Task Other_invitations_stay_open_when_one_is_accepted()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");

        await AcceptAsync(first);

        (await StoredAsync(second)).Status.Should().Be(InvitationStatus.Pending);
    }

    [Test]
    public async Task A_role_or_group_that_was_deleted_since_is_left_out()
    {
        await Test.RoleAsync("viewer", ["reports.read"]);
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        var sent = await InviteAsync(with: i => (i.Roles, i.Groups) = (["editor", "viewer"], ["sales"]));
        await Test.System.Roles.DeleteAsync("editor");
        await Test.System.Groups.DeleteAsync("sales");

        var user = await AcceptAsync(sent);

        (await AssignmentsAsync(user)).Should().ContainSingle();
        (await ListAsync<GroupMember>()).Should().BeEmpty();
    }

    [Test]
    public async Task A_role_that_is_deleted_at_the_same_moment_is_left_out()
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        Store.BeforeNextCommit(() => CommitAsync(new Write.Remove(RecordKind.Role, Editor.Id)));

        var user = await AcceptAsync(sent);

        (await AssignmentsAsync(user)).Should().BeEmpty();
    }

    [Test]
    public async Task What_the_account_has_by_then_is_not_given_twice()
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        await Test.System.Roles.AssignAsync(Subject.User(Email), ["editor"], "lisbon");

        var user = await AcceptAsync(sent);

        (await AssignmentsAsync(user)).Should().ContainSingle();
    }

    [Test]
    public async Task The_default_organization_of_an_account_that_had_none_is_the_first_that_it_joins()
    {
        await Test.System.Users.CreateAsync(new NewUser(Email) { Email = Email });
        var sent = await InviteAsync();
        (await Test.System.Users.GetAsync(Email)).DefaultOrganizationId.Should().BeNull();

        (await AcceptAsync(sent)).DefaultOrganizationId.Should().Be(Lisbon.Id);
    }

    [Test]
    public async Task The_preview_tells_what_the_invited_person_needs_and_no_more()
    {
        await Test.Directory.Tenants.UpdateAsync("default", new TenantUpdate { Name = "Acme" });
        var sent = await InviteAsync(with: i => i.DisplayName = "Bob");

        (await Test.Directory.PreviewInvitationAsync(sent.Token!)).Should().Be(
            new InvitationPreview(Email, "Acme", "lisbon", "Bob", sent.Invitation.ExpiresAt) { IsNewUser = true });
    }

    [Test]
    public async Task The_preview_says_when_the_account_is_there_already()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = default);
        await AcceptAsync(first);

        (await Test.Directory.PreviewInvitationAsync(second.Token!))
            .Should().BeEquivalentTo(new { IsNewUser = false, OrganizationName = (string?)null, TenantName = "default" });
    }

    [Test]
    public async Task Looking_at_an_invitation_changes_nothing()
    {
        var sent = await InviteAsync();
        var before = (await LastChangeAsync()).Number;

        await Test.Directory.PreviewInvitationAsync(sent.Token!);

        (await LastChangeAsync()).Number.Should().Be(before);
        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }
}
