using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Giving a user or group a role at a place needs every pattern of the role, at that place.</content>
public abstract partial class EscalationRuleConformance
{
    [Test]
    public async Task A_role_that_the_actor_does_not_hold_there_is_not_given()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "users.update-roles", "invoices.read");
        await Refused.EscalationAsync("invoices.approve", () => ann.Roles.AssignAsync("bob", ["approver"], "lisbon"));
        Assert.That(await world.RolesOfAsync("bob", (await world.System.Organizations.GetAsync("lisbon")).Id), Is.Empty);
    }

    [Test]
    public async Task A_role_that_the_actor_holds_there_is_given()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "users.update-roles", "invoices.approve");
        await ann.Roles.AssignAsync("bob", ["approver"], "lisbon");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task Every_pattern_of_a_role_counts()
    {
        var world = await OpenOfficeAsync();
        await world.RoleAsync("clerk", ["invoices.approve", "reports.export"]);
        var ann = await world.ActorAsync("ann", default, "users.update-roles", "invoices.*");
        await Refused.EscalationAsync("reports.export", () => ann.Roles.AssignAsync("bob", ["clerk"]));
    }

    [Test]
    public async Task The_built_in_roles_count_like_others()
    {
        var world = await OpenOfficeAsync();
        string[] reading = [.. world.System.Permissions.Catalogue.Where(
            name => name.EndsWith(".read", StringComparison.Ordinal) || name.EndsWith(".list", StringComparison.Ordinal))];
        var ann = await world.ActorAsync("ann", default, ["users.update-roles", .. reading]);
        var bea = await world.ActorAsync("bea", default, ["users.update-roles", .. reading.Skip(1)]);
        await Refused.EscalationAsync("*.*", () => ann.Roles.AssignAsync("bob", ["admin"]));
        await Refused.EscalationAsync(reading[0], () => bea.Roles.AssignAsync("bob", ["read-only"]));
        await ann.Roles.AssignAsync("bob", ["read-only"]);
    }

    [Test]
    public async Task A_role_that_is_switched_off_asks_what_it_would_give_when_on()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.SwitchOffAsync("approver");
        var ann = await world.ActorAsync("ann", default, "users.update-roles");
        await Refused.EscalationAsync("invoices.approve", () => ann.Roles.AssignAsync("bob", ["approver"]));
    }

    [Test]
    public async Task A_role_for_later_asks_now()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "users.update-roles");
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Roles.AssignAsync("bob", ["approver"], default, new Validity(world.Now.AddYears(1), null)));
    }

    [Test]
    public async Task Other_dates_of_a_role_ask_like_giving_it()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"], default, new Validity(null, world.Now.AddDays(1)));
        var ann = await world.ActorAsync("ann", default, "users.update-roles");
        var bea = await world.ActorAsync("bea", default, "users.update-roles", "invoices.approve");
        await Refused.EscalationAsync("invoices.approve", () => ann.Roles.AssignAsync("bob", ["approver"], default, Validity.Always));
        await bea.Roles.AssignAsync("bob", ["approver"], default, Validity.Always);
    }

    [Test]
    public async Task Nobody_gives_himself_a_role_that_he_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync(ann.Id, ["approver"]));
        await Refused.EscalationAsync("*.*", () => world.As(ann).Roles.ReplaceAsync(ann.Id, ["admin"]));
    }

    [Test]
    public async Task Nobody_spreads_his_own_role_to_another_place()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync(ann.Id, ["approver"], "porto"));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync(ann.Id, ["approver"]));
    }

    [Test]
    public async Task A_group_gets_no_role_that_the_actor_does_not_hold_there()
    {
        var world = await OpenOfficeAsync();
        await world.GroupAsync("staff");
        var ann = await world.HolderAsync("ann", default, "groups.update-roles");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync(Subject.Group("staff"), ["approver"]));
        await Refused.EscalationAsync(
            "invoices.approve", () => world.As(ann).Roles.AssignAsync(Subject.Group("staff"), ["approver"], "porto"));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.ReplaceAsync(Subject.Group("staff"), ["approver"]));
    }

    [Test]
    public async Task A_group_gets_a_role_that_the_actor_holds_there()
    {
        var world = await OpenOfficeAsync();
        await world.GroupAsync("staff");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        var ann = await world.HolderAsync("ann", default, "groups.update-roles");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await world.As(ann).Roles.AssignAsync(Subject.Group("staff"), ["approver"], "lisbon");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve", "lisbon"), Is.True);
    }

    [Test]
    public async Task A_member_of_a_group_does_not_give_it_what_he_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GroupAsync("staff");
        var ann = await world.HolderAsync("ann", default, "groups.update-roles");
        await world.System.Groups.AddMembersAsync("staff", [ann.Id]);
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync(Subject.Group("staff"), ["approver"]));
    }

    [Test]
    public async Task Replacing_roles_asks_for_those_that_are_given_only()
    {
        var world = await OpenOfficeAsync();
        await world.RoleAsync("reporter", ["reports.export"]);
        await world.System.Roles.AssignAsync("bob", ["approver"]);
        var ann = await world.ActorAsync("ann", default, "users.update-roles");
        var bea = await world.ActorAsync("bea", default, "users.update-roles", "reports.export");
        await Refused.EscalationAsync("reports.export", () => ann.Roles.ReplaceAsync("bob", ["approver", "reporter"]));
        await bea.Roles.ReplaceAsync("bob", ["approver", "reporter"]);
        await ann.Roles.ReplaceAsync("bob", []);
        Assert.That(await world.RolesOfAsync("bob"), Is.Empty);
    }

    [Test]
    public async Task Changing_roles_of_a_member_asks_for_those_that_are_given_only()
    {
        var world = await OpenOfficeAsync();
        await world.RoleAsync("reporter", ["reports.export"]);
        await world.System.Roles.AssignAsync("bob", ["reporter"], "lisbon");
        var ann = await world.ActorAsync("ann", "lisbon", "users.update-roles");
        var bea = await world.ActorAsync("bea", "lisbon", "users.update-roles", "invoices.approve");
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Members.ChangeRolesAsync("bob", "lisbon", add: ["approver"], remove: ["reporter"]));
        await bea.Members.ChangeRolesAsync("bob", "lisbon", add: ["approver"], remove: ["reporter"]);
        Assert.That(
            await world.RolesOfAsync("bob", (await world.System.Organizations.GetAsync("lisbon")).Id), Is.EqualTo(new[] { "approver" }));
    }
}
