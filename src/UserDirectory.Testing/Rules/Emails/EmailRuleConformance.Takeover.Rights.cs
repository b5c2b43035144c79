using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Whose rights an account has that changes hands.</content>
public abstract partial class EmailRuleConformance
{
    [Test]
    public async Task An_account_with_rights_is_not_handed_to_a_mailbox_by_who_does_not_hold_them()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(
            new NewUser("treasurer") { Email = "treasurer@acme.example", Grants = ["invoices.approve"], Roles = [] });
        var ann = await world.ActorAsync("ann", default, "invitations.send", "users.*");
        var bea = await world.ActorAsync("bea", default, "invitations.send", "users.*", "invoices.approve");
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Invitations.SendAsync(new NewInvitation("mallory@evil.example") { Key = "treasurer" }));
        Assert.That((await bea.Invitations.SendAsync(new NewInvitation("new@acme.example") { Key = "treasurer" })).User.Key,
            Is.EqualTo("treasurer"));
    }

    [Test]
    public async Task An_account_that_was_active_is_not_taken_over_by_who_may_only_invite_somewhere()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.CreateAsync(new NewUser(Email) { Email = Email, Organization = "porto", Roles = [] });
        var ann = await world.HolderAsync("ann", "lisbon", "invitations.send");
        var invitation = new NewInvitation(Email, "lisbon") { Roles = [] };
        await Refused.LackingAsync("users.update", () => world.As(ann).Invitations.SendAsync(invitation));
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.RoleAsync("manager", ["users.update"]);
        await world.System.Roles.AssignAsync(ann.Id, ["manager"]);
        var sent = await world.As(ann).Invitations.SendAsync(invitation);
        await world.System.Roles.UnassignAsync(ann.Id, ["manager"]);
        await Refused.WithAsync(
            "invitation.not_valid", () => world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance()));
        await Refused.LackingAsync("users.update", () => world.As(ann).Invitations.ResendAsync(sent.Invitation.Id));
        await world.System.Roles.AssignAsync(ann.Id, ["manager"]);
        await world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance());
    }

    [Test]
    public async Task An_account_that_was_never_active_is_invited_by_whoever_may_invite_there()
    {
        var world = await OpenOfficeAsync();
        await world.System.Invitations.SendAsync(new NewInvitation(Email, "porto") { Roles = [] });
        var ann = await world.ActorAsync("ann", "lisbon", "invitations.send");
        var sent = await ann.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Roles = [] });
        await world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance());
    }
}
