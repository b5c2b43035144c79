using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 3, no escalation: no call as a user makes anyone hold a permission, at a place, that the actor does not hold there. For every row
/// of its table somebody who lacks what the call gives is refused, somebody who holds exactly that is not, and nobody is an exception for
/// himself.
/// </summary>
public abstract partial class EscalationRuleConformance : RuleConformance
{
    [Test]
    public async Task A_held_pattern_covers_itself_and_narrower_ones()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "users.update-roles", "invoices.*");
        var bea = await world.ActorAsync("bea", default, "*.*");
        await ann.Users.GrantAsync("bob", ["invoices.approve", "invoices.*"]);
        await bea.Users.GrantAsync("bob", ["reports.export", "reports.*", "*.*"]);
    }

    [Test]
    public async Task A_wildcard_is_never_covered_by_a_list_of_names()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync(
            "ann", default, "users.update-roles", "invoices.read", "invoices.list", "invoices.write", "invoices.approve");
        await Refused.EscalationAsync("invoices.*", () => ann.Users.GrantAsync("bob", ["invoices.*"]));
    }

    [Test]
    public async Task Everything_is_never_covered_by_a_list_of_wildcards()
    {
        var world = await OpenOfficeAsync();
        string[] all = [.. world.System.Permissions.Catalogue.Select(name => name.Split('.')[0] + ".*").Distinct()];
        var ann = await world.ActorAsync("ann", default, all);
        await Refused.EscalationAsync("*.*", () => ann.Users.GrantAsync("bob", ["*.*"]));
    }

    [Test]
    public async Task What_is_held_at_a_place_covers_the_places_below()
    {
        var world = await OpenOfficeAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        var ann = await world.ActorAsync("ann", "lisbon", "users.update-roles", "invoices.approve");
        await ann.Roles.AssignAsync("bob", ["approver"], "lisbon/alfama");
    }

    [Test]
    public async Task What_is_held_below_or_beside_does_not_cover_a_place()
    {
        var world = await OpenOfficeAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        var ann = await world.UserAsync("ann", "lisbon", (await world.RoleAsync("giver", ["users.update-roles"])).Id);
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "alfama");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "porto");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync("bob", ["approver"], "lisbon"));
    }

    [Test]
    public async Task What_is_held_at_an_organization_is_not_held_tenant_wide()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.AssignAsync("bob", ["approver"]));
    }

    [Test]
    public async Task What_the_actor_can_no_longer_use_is_not_held()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], default, new Validity(null, world.Now.AddDays(1)));
        await world.As(ann).Users.GrantAsync("bob", ["invoices.approve"]);
        await world.System.Users.RevokeAsync("bob", ["invoices.approve"]);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Users.GrantAsync("bob", ["invoices.approve"]));
    }

    [Test]
    public async Task The_system_actor_is_exempt()
    {
        var world = await OpenOfficeAsync();
        await world.System.Users.GrantAsync("bob", ["*.*"]);
        await world.System.Roles.AssignAsync("bob", ["admin"], "lisbon");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "tenant.update"), Is.True);
    }

    [Test]
    public async Task A_refused_call_gives_nothing()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "users.update-roles", "invoices.read");
        var before = await world.Records.StateAsync();
        await Refused.EscalationAsync("invoices.approve", () => ann.Users.GrantAsync("bob", ["invoices.read", "invoices.approve"]));
        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Random_calls_of_people_give_nobody_what_none_of_them_held()
    {
        var dice = new Dice(Seed.Next());
        var world = await OpenWorldAsync();
        var crowd = await RandomCrowd.OpenAsync(world, dice);
        var held = await crowd.HeldAsync();
        for (var i = 0; i < 300; i++)
        {
            await crowd.CallAsync();
        }

        Assert.That(crowd.Succeeded, Is.GreaterThan(8), $"Too few calls were carried out. {Seed.Describe(dice.Seed)}");
        Assert.That(await crowd.HeldAsync(), Is.SubsetOf(held), Seed.Describe(dice.Seed));
    }

    /// <summary>A tenant with Lisbon and Porto, a role that lets approve invoices, and bob in Lisbon, who holds nothing.</summary>
    private async Task<RuleWorld> OpenOfficeAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("porto");
        await world.RoleAsync("approver", ["invoices.approve"]);
        await world.UserAsync("bob", "lisbon");
        return world;
    }
}
