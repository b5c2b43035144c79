using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class InviterAuthorityTests : InvitationTestCase
{
    private User _ann = null!;

    [SetUp]
    public async Task MakeInviter()
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        _ann = await InviterAsync("ann", "invitations.send", "users.update-roles", "groups.update-members", "invoices.*");
    }

    [Test]
    public async Task What_the_inviter_may_still_give_is_given()
    {
        var user = await AcceptAsync(await SendAsync());

        (await AssignmentsAsync(user)).Should().ContainSingle();
        (await LastChangeAsync()).Actor.Should().Be(ActorRef.User(user.Id), "the account acts, on the inviter's authority");
    }

    [TestCase("invoices.*")]
    [TestCase("invitations.send")]
    [TestCase("users.update-roles")]
    [TestCase("groups.update-members")]
    public async Task An_inviter_who_has_lost_a_right_that_the_promise_needs_invites_nobody(string lost)
    {
        var sent = await SendAsync();
        await Test.System.Users.RevokeAsync("ann", [lost]);

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task A_token_that_is_not_allowed_any_more_is_not_told_by_what_is_wrong_with_the_input()
    {
        var sent = await SendAsync();
        await Test.System.Users.DeactivateAsync("ann");

        var accept = async () => await Test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance { Password = "x" });

        await accept.Should().ThrowAsync<InvitationNotValidException>();
    }

    [Test]
    public async Task An_inviter_who_is_switched_off_invites_nobody()
    {
        var sent = await SendAsync();
        await Test.System.Users.DeactivateAsync("ann");

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task An_inviter_who_is_gone_invites_nobody()
    {
        var sent = await SendAsync();
        await ChangeAsync(_ann, ann => ann with { HomeOrganizationId = null, DefaultOrganizationId = null });
        var membership = (await MembershipAsync(_ann))!;
        await CommitAsync(
            new Write.Remove(RecordKind.Membership, membership.Id), new Write.Remove(RecordKind.User, _ann.Id));

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task An_inviter_who_cannot_enter_the_organization_any_more_invites_nobody()
    {
        var sent = await SendAsync();
        var membership = (await MembershipAsync(_ann))!;
        await CommitAsync(new Write.Remove(RecordKind.Membership, membership.Id));

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task A_suspended_organization_accepts_nobody()
    {
        var sent = await SendAsync();
        await Test.System.Organizations.SuspendAsync("lisbon");

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task A_promised_role_that_has_grown_beyond_the_inviter_is_not_given()
    {
        var sent = await SendAsync();
        await Test.System.Roles.UpdateAsync("editor", new RoleUpdate { AddPatterns = ["reports.export"] });

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task A_promised_group_that_gives_more_by_now_is_not_joined()
    {
        var sent = await SendAsync();
        await Test.RoleAsync("exporter", ["reports.export"]);
        await Test.System.Roles.AssignAsync(Subject.Group("sales"), ["exporter"]);

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task An_account_that_holds_more_by_now_than_the_inviter_is_not_handed_over()
    {
        var sent = await SendAsync();
        await Test.System.Users.GrantAsync(Email, ["reports.export"]);

        await MustNotBeValidForAcceptingAsync(sent);
    }

    [Test]
    public async Task A_right_that_the_inviter_loses_at_the_same_moment_is_not_given()
    {
        var sent = await SendAsync();
        Store.BeforeNextCommit(() => Test.System.Users.RevokeAsync("ann", ["invoices.*"]).AsTask());

        await MustNotBeValidAsync(async () => await AcceptAsync(sent));

        (await AssignmentsAsync(sent.User)).Should().BeEmpty();
    }

    [Test]
    public async Task An_inviter_who_holds_the_right_again_invites_again()
    {
        var sent = await SendAsync();
        await Test.System.Users.RevokeAsync("ann", ["invoices.*"]);
        await MustNotBeValidForAcceptingAsync(sent);

        await Test.System.Users.GrantAsync("ann", ["invoices.*"]);

        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task A_system_inviter_may_always()
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        await Test.System.Roles.UpdateAsync("editor", new RoleUpdate { AddPatterns = ["*.*"] });

        (await AssignmentsAsync(await AcceptAsync(sent))).Should().ContainSingle();
    }

    [Test]
    public async Task Who_sends_it_again_answers_for_it()
    {
        var sent = await SendAsync();
        await Test.System.Users.DeactivateAsync("ann");

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        (await AcceptAsync(again)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task Declining_needs_no_authority_but_the_token()
    {
        var sent = await SendAsync();
        await Test.System.Users.DeactivateAsync("ann");

        await Test.Directory.DeclineInvitationAsync(sent.Token!);

        (await StoredAsync(sent)).Status.Should().Be(InvitationStatus.Declined);
    }

    private Task<IssuedInvitation> SendAsync() =>
        InviteByAsync(Test.As(_ann).Invitations, with: i => (i.Roles, i.Groups) = (["editor"], ["sales"]));

    private async Task MustNotBeValidForAcceptingAsync(IssuedInvitation sent)
    {
        await MustNotBeValidAsync(async () => await Test.Directory.PreviewInvitationAsync(sent.Token!));
        await MustNotBeValidAsync(async () => await AcceptAsync(sent));
        (await StoredAsync(sent)).Status.Should().Be(InvitationStatus.Pending, "it is valid again as soon as the inviter may");
    }
}
