using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// Adding, reinstating or lengthening a membership, and removing a suspended one, needs what the account's assignments and grants begin to
/// give there; an access rule needs everything that the account holds.
/// </content>
public abstract partial class EscalationRuleConformance
{
    [Test]
    public async Task A_membership_is_not_added_by_who_does_not_hold_there_what_it_opens()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.GrantAsync("bob", ["invoices.approve"]);
        var ann = await world.ActorAsync("ann", "porto", "members.*");
        await world.System.Users.GrantAsync("ann", ["users.read"]);
        await Refused.EscalationAsync("invoices.approve", () => ann.Members.AddAsync("bob", "porto"));
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "porto"), Is.False);
    }

    [Test]
    public async Task A_membership_is_added_by_who_holds_there_what_it_opens()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.GrantAsync("bob", ["invoices.approve"]);
        var ann = await world.ActorAsync("ann", "porto", "members.*", "invoices.approve");
        await world.System.Users.GrantAsync("ann", ["users.read"]);
        await ann.Members.AddAsync("bob", "porto");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "porto"), Is.True);
    }

    [TestCase("users.read")]
    [TestCase("users.update-tenants")]
    public async Task Somebody_from_elsewhere_is_added_only_by_who_may_read_him_or_update_tenants(string permission)
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "porto", "members.*", permission);
        var unreadable = await Refused.CatchAsync(() => ann.Members.AddAsync("bob", "porto"));
        var unknown = await Refused.CatchAsync(() => ann.Members.AddAsync("nobody", "porto"));
        Assert.That((unreadable?.Code, unreadable?.Message), Is.EqualTo((unknown?.Code, unknown?.Message)).And.EqualTo(
            ("user.not_found", unknown?.Message)));
        await world.System.Users.GrantAsync("ann", [permission]);
        Assert.That((await ann.Members.AddAsync("bob", "porto")).User.Key, Is.EqualTo("bob"));
    }

    [Test]
    public async Task What_a_membership_opens_includes_roles_there_and_below_and_those_of_groups()
    {
        var world = await OpenOfficeAsync();
        await world.OrganizationAsync("ribeira", "porto");
        await world.RoleAsync("reporter", ["reports.export"]);
        await world.System.Roles.AssignAsync("bob", ["approver"], "porto/ribeira");
        await world.GivingGroupAsync("staff", "porto", "invoices.write");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await world.System.Roles.AssignAsync("bob", ["reporter"], "lisbon");
        var ann = await world.ActorAsync("ann", "porto", "members.*", "invoices.write");
        var bea = await world.ActorAsync("bea", "porto", "members.*", "invoices.approve");
        var carl = await world.ActorAsync("carl", "porto", "members.*", "invoices.write", "invoices.approve");
        foreach (var key in new[] { "ann", "bea", "carl" })
        {
            await world.System.Users.GrantAsync(key, ["users.read"]);
        }

        await Refused.EscalationAsync("invoices.approve", () => ann.Members.AddAsync("bob", "porto"));
        await Refused.EscalationAsync("invoices.write", () => bea.Members.AddAsync("bob", "porto"));
        await carl.Members.AddAsync("bob", "porto");
    }

    [Test]
    public async Task A_membership_is_reinstated_only_by_who_holds_there_what_it_opens()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], "lisbon");
        await world.System.Members.SuspendAsync("bob", "lisbon");
        var ann = await world.ActorAsync("ann", "lisbon", "members.*");
        var bea = await world.ActorAsync("bea", "lisbon", "members.*", "invoices.approve");
        await Refused.EscalationAsync(null, () => ann.Members.ReinstateAsync("bob", "lisbon"));
        await world.System.Users.GrantAsync("ann", ["users.read"]);
        await Refused.EscalationAsync("invoices.approve", () => ann.Members.ReinstateAsync("bob", "lisbon"));
        await bea.Members.ReinstateAsync("bob", "lisbon");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task A_membership_is_lengthened_only_by_who_holds_there_what_it_opens()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], "lisbon");
        await world.System.Members.ChangeValidityAsync("bob", "lisbon", new Validity(null, world.Now.AddDays(1)));
        var ann = await world.ActorAsync("ann", "lisbon", "members.*");
        var bea = await world.ActorAsync("bea", "lisbon", "members.*", "invoices.approve");
        await Refused.EscalationAsync(
            null, () => ann.Members.ChangeValidityAsync("bob", "lisbon", new Validity(null, world.Now.AddDays(2))));
        await world.System.Users.GrantAsync("ann", ["users.read"]);
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Members.ChangeValidityAsync("bob", "lisbon", new Validity(null, world.Now.AddDays(2))));
        await ann.Members.ChangeValidityAsync("bob", "lisbon", new Validity(null, world.Now.AddHours(1)));
        await bea.Members.ChangeValidityAsync("bob", "lisbon", Validity.Always);
    }

    [Test]
    public async Task A_suspended_membership_is_removed_only_by_who_holds_there_what_that_opens()
    {
        var world = await OpenOfficeAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        await world.System.Users.GrantAsync("bob", ["invoices.approve"]);
        await world.System.Members.AddAsync("bob", "alfama");
        await world.System.Members.SuspendAsync("bob", "alfama");
        var ann = await world.ActorAsync("ann", "alfama", "members.*");
        var bea = await world.ActorAsync("bea", "alfama", "members.*", "invoices.approve");
        await Refused.EscalationAsync(null, () => ann.Members.RemoveAsync("bob", "alfama"));
        await world.System.Users.GrantAsync("ann", ["users.read"]);
        await Refused.EscalationAsync("invoices.approve", () => ann.Members.RemoveAsync("bob", "alfama"));
        await bea.Members.RemoveAsync("bob", "alfama");
        Assert.That(
            await world.System.Permissions.CheckAsync("bob", "invoices.approve", "alfama"), Is.True, "the membership above lets in");
    }

    [Test]
    public async Task Nobody_opens_an_organization_to_himself_where_he_holds_nothing_yet()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "members.*", "invoices.approve");
        await Refused.LackingAsync("members.add", () => world.As(ann).Members.AddAsync(ann.Id, "porto"));
    }

    [Test]
    public async Task Nobody_lengthens_his_own_membership_to_get_more()
    {
        var world = await OpenOfficeAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        var ann = await world.HolderAsync("ann", "lisbon", "members.*");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "alfama", new Validity(world.Now.AddDays(1), null));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Members.AddAsync(ann.Id, "alfama"));
    }

    [Test]
    public async Task Suspending_and_removing_an_active_membership_ask_for_nothing_that_the_account_holds()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], "lisbon");
        await world.UserAsync("carl", "lisbon", "approver");
        var ann = await world.ActorAsync("ann", "lisbon", "members.*");
        await ann.Members.SuspendAsync("bob", "lisbon");
        Assert.That(await ann.Members.RemoveAsync("carl", "lisbon"), Is.Not.Null);
    }

    [Test]
    public async Task An_access_rule_is_added_only_by_who_holds_what_the_account_holds()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.GrantAsync("bob", ["invoices.approve"]);
        var ann = await world.ActorAsync("ann", default, "users.update-tenants");
        var bea = await world.ActorAsync("bea", default, "users.update-tenants", "invoices.approve");
        await Refused.WithAsync("access.escalation", () => ann.Permissions.AddAccessRulesAsync("bob", ["any"]));
        await bea.Permissions.AddAccessRulesAsync("bob", ["any"]);
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "porto"), Is.True);
    }

    [Test]
    public async Task An_access_rule_also_asks_for_what_the_account_holds_at_places_that_it_cannot_enter_yet()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], "porto");
        var ann = await world.ActorAsync("ann", default, "users.update-tenants");
        await Refused.WithAsync("access.escalation", () => ann.Permissions.AddAccessRulesAsync("bob", ["type:production"]));
    }
}
