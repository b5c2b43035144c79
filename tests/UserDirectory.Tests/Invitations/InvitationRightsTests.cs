using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class InvitationRightsTests : InvitationTestCase
{
    private const string Send = "invitations.send";
    private const string UpdateRoles = "users.update-roles";

    [Test]
    public async Task Who_may_not_send_invitations_is_refused()
    {
        var ann = await InviterAsync("ann", "users.*");

        (await DeniedAsync(() => InviteByAsync(By(ann)))).Should().BeEquivalentTo(new { Code = "access.denied", Permission = Send });
    }

    [Test]
    public async Task The_permission_is_asked_at_the_organization_else_at_the_tenant()
    {
        var ann = await Test.HolderAsync("ann", "lisbon", Send);

        (await InviteByAsync(By(ann))).Token.Should().NotBeNull();
        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Organization = "porto"))).Permission.Should().Be(Send);
        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Organization = default))).Permission.Should().Be(Send);
    }

    [Test]
    public async Task Promising_roles_needs_the_permission_to_give_them()
    {
        var ann = await InviterAsync("ann", Send, "invoices.*");

        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Roles = ["editor"])))
            .Should().BeEquivalentTo(new { Code = "access.denied", Permission = UpdateRoles });
    }

    [Test]
    public async Task Who_holds_less_than_a_promised_role_is_refused()
    {
        var ann = await InviterAsync("ann", Send, UpdateRoles, "invoices.read");

        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Roles = ["editor"])))
            .Should().BeEquivalentTo(new { Code = "access.escalation", Permission = "invoices.write" });
    }

    [Test]
    public async Task Who_holds_a_promised_role_may_promise_it()
    {
        var ann = await InviterAsync("ann", Send, UpdateRoles, "invoices.*");

        (await InviteByAsync(By(ann), with: i => i.Roles = ["editor"])).Invitation.InvitedBy.Should().Be(ActorRef.User(ann.Id));
    }

    [Test]
    public async Task A_wildcard_is_not_promised_by_a_list_of_names()
    {
        await Test.RoleAsync("accountant", ["invoices.*"]);
        var ann = await InviterAsync("ann", Send, UpdateRoles, "invoices.read", "invoices.list", "invoices.write", "invoices.approve");

        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Roles = ["accountant"]))).Permission.Should().Be("invoices.*");
    }

    [Test]
    public async Task Default_roles_must_be_held_but_need_no_permission_to_give_roles()
    {
        await Test.RoleAsync("visitor", ["reports.read"]);
        await Test.System.Roles.ChangeDefaultAsync("visitor", true);
        var ann = await InviterAsync("ann", Send);
        var bea = await InviterAsync("bea", Send, "reports.read");

        (await DeniedAsync(() => InviteByAsync(By(ann)))).Code.Should().Be("access.escalation");
        (await InviteByAsync(By(bea))).Invitation.RoleIds.Should().HaveCount(1);
    }

    [Test]
    public async Task Promising_a_group_needs_the_permission_at_its_owner()
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        var ann = await InviterAsync("ann", Send);

        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Groups = ["sales"]))).Permission.Should().Be("groups.update-members");
    }

    [Test]
    public async Task Who_holds_less_than_a_promised_group_gives_is_refused()
    {
        await GroupOfEditorsAsync();
        var ann = await InviterAsync("ann", Send, "groups.update-members", "invoices.read");
        var bea = await InviterAsync("bea", Send, "groups.update-members", "invoices.*");

        (await DeniedAsync(() => InviteByAsync(By(ann), with: i => i.Groups = ["sales/emea"])))
            .Should().BeEquivalentTo(new { Code = "access.escalation", Permission = "invoices.write" });
        (await InviteByAsync(By(bea), with: i => i.Groups = ["sales/emea"])).Invitation.GroupIds.Should().HaveCount(1);
    }

    [Test]
    public async Task Opening_an_organization_to_a_known_account_needs_what_it_begins_to_hold_there()
    {
        await Test.System.Users.CreateAsync(
            new NewUser("carl") { Email = Email, IsEmailVerified = true, Grants = ["invoices.approve"], Roles = [] });
        var ann = await InviterAsync("ann", Send);
        var bea = await InviterAsync("bea", Send, "invoices.approve");

        (await DeniedAsync(() => InviteByAsync(By(ann)))).Should().BeEquivalentTo(
            new { Code = "access.escalation", Permission = (string?)null }, "whoever may not read an account does not hear what it holds");
        (await InviteByAsync(By(bea))).Invitation.Status.Should().Be(InvitationStatus.Accepted);
    }

    [Test]
    public async Task Where_the_account_is_a_member_already_nothing_is_opened()
    {
        await Test.System.Users.CreateAsync(
            new NewUser("carl")
            {
                Email = Email,
                IsEmailVerified = true,
                Organization = "lisbon",
                Grants = ["invoices.approve"],
                Roles = []
            });
        var ann = await InviterAsync("ann", Send);

        (await InviteByAsync(By(ann))).Invitation.Status.Should().Be(InvitationStatus.Accepted);
    }

    [Test]
    public async Task An_invited_account_that_holds_something_already_needs_an_inviter_who_holds_it()
    {
        await InviteAsync();
        await Test.System.Roles.AssignAsync(Subject.User(Email), ["editor"]);
        var ann = await InviterAsync("ann", Send);
        var bea = await InviterAsync("bea", Send, "invoices.*");

        (await DeniedAsync(() => InviteByAsync(By(ann)))).Code
            .Should().Be("access.escalation", "accepting makes the account active, which gives it all that");
        (await InviteByAsync(By(bea))).Token.Should().NotBeNull();
    }

    [Test]
    public async Task Sending_again_asks_like_sending()
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        var ann = await InviterAsync("ann", UpdateRoles, "invoices.*");
        var bea = await InviterAsync("bea", Send, "invoices.*");
        var carl = await InviterAsync("carl", Send, UpdateRoles);
        var dora = await InviterAsync("dora", Send, UpdateRoles, "invoices.*");

        (await DeniedAsync(() => ResendByAsync(ann, sent))).Permission.Should().Be(Send);
        (await DeniedAsync(() => ResendByAsync(bea, sent))).Permission.Should().Be(UpdateRoles);
        (await DeniedAsync(() => ResendByAsync(carl, sent))).Code.Should().Be("access.escalation");
        (await By(dora).ResendAsync(sent.Invitation.Id)).Invitation.InvitedBy.Should().Be(ActorRef.User(dora.Id));
    }

    [Test]
    public async Task Sending_over_an_open_one_of_another_account_is_refused_whoever_sends()
    {
        var sent = await InviteAsync();
        var ann = await Test.HolderAsync("ann", "lisbon", Send, "invitations.revoke");
        var other = new NewInvitation(sent.Invitation.Email, "lisbon") { Key = "other", Roles = [] };

        foreach (var invitations in new[] { By(ann), Test.System.Invitations })
        {
            (await ConflictAsync(async () => await invitations.SendAsync(other))).Should().Be("invitation.open");
        }

        (await Test.Directory.PreviewInvitationAsync(sent.Token!)).IsNewUser.Should().BeTrue("it still is that account's");
        await By(ann).RevokeAsync(sent.Invitation.Id);
        (await By(ann).SendAsync(other)).User.Key.Should().Be("other");
    }

    [Test]
    public async Task Sending_over_an_open_one_of_an_account_that_is_not_the_verified_one_is_refused()
    {
        var sent = await InviteAsync();
        await Test.System.Users.CreateAsync(new NewUser("robert") { Email = sent.Invitation.Email, IsEmailVerified = true, Roles = [] });

        (await ConflictAsync(async () => await InviteAsync())).Should().Be("invitation.open");
    }

    [Test]
    public async Task Sending_over_an_expired_one_of_another_account_closes_it()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(sent.Invitation.ExpiresAt - Test.Clock.GetUtcNow());

        (await InviteAsync(with: i => i.Key = "other")).User.Key.Should().Be("other");

        (await StoredAsync(sent)).Status.Should().Be(InvitationStatus.Expired);
    }

    [Test]
    public async Task Inviting_an_account_again_asks_no_more_whoever_sent_the_first()
    {
        var sent = await InviteAsync();
        var ann = await Test.HolderAsync("ann", "lisbon", Send);

        var again = await By(ann).SendAsync(new NewInvitation(sent.Invitation.Email, "lisbon") { Roles = [] });

        (again.User.Id, again.User.Status).Should().Be((sent.User.Id, UserStatus.InvitationSent));
        (await StoredAsync(sent)).Status.Should().Be(InvitationStatus.Revoked);
    }

    [Test]
    public async Task Taking_back_reading_and_listing_ask_their_own_permissions_at_the_organization()
    {
        var sent = await InviteAsync();
        var ann = await Test.HolderAsync("ann", "lisbon", Send);
        var bea = await Test.HolderAsync("bea", "lisbon", "invitations.revoke", "invitations.read", "invitations.list");

        (await DeniedAsync(async () => await By(ann).RevokeAsync(sent.Invitation.Id))).Permission.Should().Be("invitations.revoke");
        (await DeniedAsync(async () => await By(ann).GetAsync(sent.Invitation.Id))).Permission.Should().Be("invitations.read");
        (await DeniedAsync(async () => await By(ann).ListAsync(new() { Organization = "lisbon" }))).Permission
            .Should().Be("invitations.list");
        (await DeniedAsync(async () => await By(bea).ListAsync())).Permission
            .Should().Be("invitations.list", "without an organization it is asked at the tenant");
        (await By(bea).ListAsync(new() { Organization = "lisbon" })).Items.Should().ContainSingle();
        (await By(bea).GetAsync(sent.Invitation.Id)).Id.Should().Be(sent.Invitation.Id);
        await By(bea).RevokeAsync(sent.Invitation.Id);
    }

    [Test]
    public async Task Nobody_of_the_tenant_learns_nothing()
    {
        var sent = await InviteAsync();
        var nobody = Test.Directory.As(Guid.NewGuid()).Invitations;

        foreach (var id in new[] { sent.Invitation.Id, Guid.NewGuid() })
        {
            (await DeniedAsync(async () => await nobody.GetAsync(id))).Code.Should().Be("access.unknown_actor");
            (await DeniedAsync(async () => await nobody.RevokeAsync(id))).Code.Should().Be("access.unknown_actor");
            (await DeniedAsync(async () => await nobody.ResendAsync(id))).Code.Should().Be("access.unknown_actor");
        }
    }

    private IInvitationService By(User user) => Test.As(user).Invitations;

    private Task<IssuedInvitation> ResendByAsync(User user, IssuedInvitation sent) => By(user).ResendAsync(sent.Invitation.Id).AsTask();

    private async Task GroupOfEditorsAsync()
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        await Test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await Test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"], "lisbon");
    }
}
