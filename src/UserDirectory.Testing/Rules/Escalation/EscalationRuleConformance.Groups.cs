using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// Joining a group, nesting one or switching one on needs every pattern of every assignment of that group and those above it, at its place.
/// </content>
public abstract partial class EscalationRuleConformance
{
    [Test]
    public async Task Nobody_is_added_to_a_group_that_gives_what_the_actor_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.ActorAsync("ann", default, "groups.update-members");
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.AddMembersAsync("staff", ["bob"]));
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.ReplaceMembersAsync("staff", ["bob"]));
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.JoinAsync("bob", ["staff"]));
    }

    [Test]
    public async Task Who_holds_what_a_group_gives_may_add_to_it()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.ActorAsync("ann", default, "groups.update-members", "invoices.approve");
        await ann.Groups.AddMembersAsync("staff", ["bob"]);
        await ann.Groups.LeaveAsync("bob", ["staff"]);
        await ann.Groups.ReplaceMembersAsync("staff", ["bob"]);
        await ann.Groups.RemoveMembersAsync("staff", ["bob"]);
        await ann.Groups.JoinAsync("bob", ["staff"]);
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.True);
    }

    [Test]
    public async Task What_a_group_gives_counts_at_its_place()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", "porto", "invoices.approve");
        var ann = await world.HolderAsync("ann", default, "groups.update-members");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Groups.AddMembersAsync("staff", ["bob"]));
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "porto");
        await world.As(ann).Groups.AddMembersAsync("staff", ["bob"]);
    }

    [Test]
    public async Task What_the_groups_above_give_counts_too()
    {
        var world = await OpenOfficeAsync();
        var top = await world.GivingGroupAsync("top", default, "invoices.approve");
        await world.GroupAsync("middle", default, top.Id);
        await world.GroupAsync("bottom", default, "top/middle");
        var ann = await world.ActorAsync("ann", default, "groups.update-members");
        var bea = await world.ActorAsync("bea", default, "groups.update-members", "invoices.approve");
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.AddMembersAsync("bottom", ["bob"]));
        await bea.Groups.AddMembersAsync("bottom", ["bob"]);
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.True);
    }

    [Test]
    public async Task What_a_group_that_is_switched_off_would_give_counts_too()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        await world.System.Groups.SwitchOffAsync("staff");
        var ann = await world.ActorAsync("ann", default, "groups.update-members");
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.AddMembersAsync("staff", ["bob"]));
    }

    [Test]
    public async Task Nobody_joins_himself_without_holding_what_the_group_gives()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.HolderAsync("ann", default, "groups.update-members");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Groups.JoinAsync(ann.Id, ["staff"]));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Groups.AddMembersAsync("staff", [ann.Id]));
    }

    [Test]
    public async Task Leaving_a_group_asks_for_nothing_that_it_gives()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        var ann = await world.ActorAsync("ann", default, "groups.update-members");
        await ann.Groups.RemoveMembersAsync("staff", ["bob"]);
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.False);
    }

    [Test]
    public async Task A_group_is_not_put_below_one_that_gives_what_the_actor_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("top", default, "invoices.approve");
        var middle = await world.GroupAsync("middle", default, "top");
        var staff = await world.GroupAsync("staff");
        var ann = await world.ActorAsync("ann", default, "groups.update");
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.NestAsync(staff.Id, middle.Id));
        Assert.That((await world.System.Groups.GetAsync(staff.Id)).ParentId, Is.Null);
    }

    [Test]
    public async Task A_group_is_put_below_one_whose_gifts_the_actor_holds()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("top", default, "invoices.approve");
        await world.GroupAsync("staff");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        var ann = await world.ActorAsync("ann", default, "groups.update", "invoices.approve");
        await ann.Groups.NestAsync("staff", "top");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.True);
    }

    [Test]
    public async Task A_member_does_not_put_his_group_below_one_that_gives_more()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("top", default, "invoices.approve");
        await world.GroupAsync("staff");
        var ann = await world.HolderAsync("ann", default, "groups.update");
        await world.System.Groups.AddMembersAsync("staff", [ann.Id]);
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Groups.NestAsync("staff", "top"));
    }

    [Test]
    public async Task A_group_is_not_switched_on_by_who_does_not_hold_what_it_and_those_above_give()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("top", default, "invoices.approve");
        await world.GroupAsync("staff", default, "top");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await world.System.Groups.SwitchOffAsync("staff");
        var ann = await world.ActorAsync("ann", default, "groups.update");
        await Refused.EscalationAsync("invoices.approve", () => ann.Groups.SwitchOnAsync("staff"));
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.False);
    }

    [Test]
    public async Task A_group_is_switched_on_by_who_holds_what_it_and_those_above_give()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("top", default, "invoices.approve");
        await world.GroupAsync("staff", default, "top");
        await world.System.Groups.AddMembersAsync("staff", ["bob"]);
        await world.System.Groups.SwitchOffAsync("staff");
        var ann = await world.ActorAsync("ann", default, "groups.update", "invoices.approve");
        await ann.Groups.SwitchOnAsync("staff");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.True);
    }

    [Test]
    public async Task A_member_does_not_switch_his_group_on()
    {
        var world = await OpenOfficeAsync();
        await world.GivingGroupAsync("staff", default, "invoices.approve");
        var ann = await world.HolderAsync("ann", default, "groups.update");
        await world.System.Groups.AddMembersAsync("staff", [ann.Id]);
        await world.System.Groups.SwitchOffAsync("staff");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Groups.SwitchOnAsync("staff"));
    }
}
