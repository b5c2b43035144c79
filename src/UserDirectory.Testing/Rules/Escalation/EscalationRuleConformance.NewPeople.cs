using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Making, inviting and importing accounts, and accepting, with roles and groups asks like giving them.</content>
public abstract partial class EscalationRuleConformance
{
    private static readonly string[] s_welcoming =
        ["users.add", "users.update-roles", "users.import", "groups.update-members", "invitations.send"];

    [Test]
    public async Task A_new_account_gets_no_role_that_its_maker_does_not_hold_there()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", s_welcoming);
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon", Roles = ["approver"] }));
        Assert.That(await world.System.Users.FindAsync("carl"), Is.Null);
    }

    [Test]
    public async Task A_new_account_gets_a_role_that_its_maker_holds_there()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", [.. s_welcoming, "invoices.approve"]);
        await ann.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon", Roles = ["approver"] });
        Assert.That(await world.System.Permissions.CheckAsync("carl", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task Default_roles_ask_the_maker_of_an_account_too()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.ChangeDefaultAsync("approver", isDefault: true);
        var ann = await world.ActorAsync("ann", "lisbon", "users.add");
        var bea = await world.ActorAsync("bea", "lisbon", "users.add", "invoices.approve");
        await Refused.EscalationAsync("invoices.approve", () => ann.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon" }));
        await bea.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon" });
        Assert.That(await world.System.Permissions.CheckAsync("carl", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task A_new_account_joins_no_group_that_gives_what_its_maker_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", "lisbon", "invoices.approve");
        var ann = await world.ActorAsync("ann", default, s_welcoming);
        await Refused.EscalationAsync("invoices.approve", () => ann.Users.CreateAsync(new NewUser("carl") { Groups = ["staff"] }));
    }

    [Test]
    public async Task A_new_account_joins_a_group_whose_gifts_its_maker_holds()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", "lisbon", "invoices.approve");
        var ann = await world.ActorAsync("ann", default, [.. s_welcoming, "*.*"]);
        await ann.Users.CreateAsync(new NewUser("carl") { Organization = "lisbon", Groups = ["staff"] });
        Assert.That(await world.System.Permissions.CheckAsync("carl", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task An_invitation_promises_no_role_that_its_sender_does_not_hold_there()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", s_welcoming);
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Invitations.SendAsync(new NewInvitation("carl@acme.example", "lisbon") { Roles = ["approver"] }));
    }

    [Test]
    public async Task An_invitation_promises_no_group_that_gives_what_its_sender_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.ActorAsync("ann", default, s_welcoming);
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Invitations.SendAsync(new NewInvitation("carl@acme.example") { Groups = ["staff"] }));
    }

    [Test]
    public async Task What_the_sender_of_an_invitation_holds_is_promised_and_given()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "reports.export");
        var ann = await world.ActorAsync("ann", default, [.. s_welcoming, "*.*"]);
        var sent = await ann.Invitations.SendAsync(
            new NewInvitation("carl@acme.example", "lisbon") { Roles = ["approver"], Groups = ["staff"] });
        var carl = await world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance());
        Assert.That(await world.System.Permissions.CheckManyAsync(carl.Id, ["invoices.approve", "reports.export"], "lisbon"), Is.All.True);
    }

    [Test]
    public async Task Sending_an_invitation_again_asks_what_sending_it_asked()
    {
        var world = await OpenOfficeAsync();
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("carl@acme.example", "lisbon") { Roles = ["approver"] });
        var ann = await world.ActorAsync("ann", "lisbon", s_welcoming);
        var bea = await world.ActorAsync("bea", "lisbon", [.. s_welcoming, "invoices.approve"]);
        await Refused.EscalationAsync("invoices.approve", () => ann.Invitations.ResendAsync(sent.Invitation.Id));
        await bea.Invitations.ResendAsync(sent.Invitation.Id);
    }

    [Test]
    public async Task Nothing_is_accepted_that_its_sender_may_give_no_more()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, s_welcoming);
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"]);
        var sent = await world.As(ann).Invitations.SendAsync(new NewInvitation("carl@acme.example", "lisbon") { Roles = ["approver"] });
        await world.System.Roles.UnassignAsync(ann.Id, ["approver"]);
        await Refused.WithAsync(
            "invitation.not_valid", () => world.Directory.AcceptInvitationAsync(world.Host.Notices.TokenOf(sent), new Acceptance()));
        Assert.That(await world.System.Permissions.CheckAsync(sent.User.Id, "invoices.approve", "lisbon"), Is.False);
    }

    [Test]
    public async Task An_import_gives_no_role_that_its_actor_does_not_hold_there()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, s_welcoming);
        var result = await RuleWorld.ImportAsync(ann, new ImportRow { Key = "carl", Roles = ["approver"] });
        Assert.That((result.Outcome, result.Errors.Select(error => error.Code)), Is.EqualTo(
            (ImportOutcome.Refused, new[] { "access.escalation" })));
        Assert.That(await world.System.Users.FindAsync("carl"), Is.Null);
    }

    [Test]
    public async Task An_import_puts_nobody_into_a_group_that_gives_what_its_actor_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.ActorAsync("ann", default, s_welcoming);
        var result = await RuleWorld.ImportAsync(ann, new ImportRow { Key = "carl", Groups = ["staff"] });
        Assert.That((result.Outcome, result.Errors.Select(error => error.Code)), Is.EqualTo(
            (ImportOutcome.Refused, new[] { "access.escalation" })));
    }

    [Test]
    public async Task An_import_gives_what_its_actor_holds()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "reports.export");
        var ann = await world.ActorAsync("ann", default, [.. s_welcoming, "invoices.approve", "reports.export"]);
        var result = await RuleWorld.ImportAsync(ann, new ImportRow { Key = "carl", Roles = ["approver"], Groups = ["staff"] });
        Assert.That((result.Outcome, result.Errors), Is.EqualTo((ImportOutcome.Created, Array.Empty<InputError>())));
        Assert.That(await world.System.Permissions.CheckManyAsync("carl", ["invoices.approve", "reports.export"]), Is.All.True);
    }

    [Test]
    public async Task An_import_gives_its_own_actor_nothing_new()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, s_welcoming);
        var result = await RuleWorld.ImportAsync(ann, new ImportRow { Key = "ann", Roles = ["approver"] });
        Assert.That(result.Errors.Select(error => error.Code), Is.EqualTo(new[] { "access.escalation" }));
    }
}
