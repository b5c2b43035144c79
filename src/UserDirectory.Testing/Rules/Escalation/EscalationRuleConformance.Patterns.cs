using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// Adding a pattern to a role, switching one on or making it a default role needs the patterns at the role's own scope; a direct grant
/// needs the pattern tenant-wide.
/// </content>
public abstract partial class EscalationRuleConformance
{
    [Test]
    public async Task A_role_gets_no_pattern_that_the_actor_does_not_hold_at_its_scope()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "roles.update");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, [(await world.RoleAsync("reporter", ["reports.export"])).Id], "lisbon");
        await Refused.EscalationAsync(
            "reports.export", () => world.As(ann).Roles.UpdateAsync("approver", new RoleUpdate { AddPatterns = ["reports.export"] }));
    }

    [Test]
    public async Task A_role_gets_a_pattern_that_the_actor_holds_at_its_scope()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "roles.update", "reports.export");
        await ann.Roles.UpdateAsync("approver", new RoleUpdate { AddPatterns = ["reports.export"] });
        Assert.That((await world.System.Roles.GetAsync("approver")).Patterns, Is.EqualTo(new[] { "invoices.approve", "reports.export" }));
    }

    [Test]
    public async Task The_scope_of_an_organizations_role_is_the_organization()
    {
        var world = await OpenOfficeAsync();
        var (here, there) = (await world.RoleAsync("clerk", [], "lisbon"), await world.RoleAsync("clerk", [], "porto"));
        var ann = await world.HolderAsync("ann", default, "roles.update");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await world.As(ann).Roles.UpdateAsync(here.Id, new RoleUpdate { AddPatterns = ["invoices.approve"] });
        await Refused.EscalationAsync(
            "invoices.approve", () => world.As(ann).Roles.UpdateAsync(there.Id, new RoleUpdate { AddPatterns = ["invoices.approve"] }));
    }

    [Test]
    public async Task Patterns_that_a_role_has_or_loses_ask_for_nothing()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "roles.update");
        await ann.Roles.UpdateAsync("approver", new RoleUpdate { AddPatterns = ["invoices.approve"], Description = "Approves." });
        await ann.Roles.UpdateAsync("approver", new RoleUpdate { RemovePatterns = ["invoices.approve"] });
        Assert.That((await world.System.Roles.GetAsync("approver")).Patterns, Is.Empty);
    }

    [Test]
    public async Task Nobody_adds_to_his_own_role_what_he_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "roles.update");
        await Refused.EscalationAsync("*.*", () => ann.Roles.UpdateAsync("of ann", new RoleUpdate { AddPatterns = ["*.*"] }));
    }

    [Test]
    public async Task A_role_is_switched_on_only_by_who_holds_its_patterns()
    {
        var world = await OpenOfficeAsync();
        await world.System.Roles.AssignAsync("bob", ["approver"]);
        await world.System.Roles.SwitchOffAsync("approver");
        var ann = await world.ActorAsync("ann", default, "roles.update");
        var bea = await world.ActorAsync("bea", default, "roles.update", "invoices.approve");
        await Refused.EscalationAsync("invoices.approve", () => ann.Roles.SwitchOnAsync("approver"));
        await bea.Roles.SwitchOnAsync("approver");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.approve"), Is.True);
    }

    [Test]
    public async Task Nobody_switches_on_a_role_of_his_own()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "roles.update");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"]);
        await world.System.Roles.SwitchOffAsync("approver");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Roles.SwitchOnAsync("approver"));
    }

    [Test]
    public async Task A_role_is_made_a_default_role_only_by_who_holds_its_patterns()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "roles.*");
        var bea = await world.ActorAsync("bea", default, "roles.*", "invoices.approve");
        await Refused.EscalationAsync("invoices.approve", () => ann.Roles.ChangeDefaultAsync("approver", isDefault: true));
        await Refused.EscalationAsync(
            "invoices.approve", () => ann.Roles.CreateAsync(new NewRole("newcomer", "invoices.approve") { IsDefault = true }));
        await bea.Roles.ChangeDefaultAsync("approver", isDefault: true);
        await bea.Roles.CreateAsync(new NewRole("newcomer", "invoices.approve") { IsDefault = true });
        await ann.Roles.ChangeDefaultAsync("approver", isDefault: false);
    }

    [Test]
    public async Task No_role_is_made_with_a_pattern_that_its_maker_does_not_hold_at_its_owner()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "roles.add", "invoices.read");
        await Refused.EscalationAsync("*.*", () => ann.Roles.CreateAsync(new NewRole("powers", "*.*")));
        await ann.Roles.CreateAsync(new NewRole("reading", "invoices.read"));
    }

    [Test]
    public async Task Nothing_is_granted_that_the_actor_does_not_hold_tenant_wide()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles", "users.add");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        await world.System.Roles.AssignAsync(ann.Id, ["approver"], "lisbon");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Users.GrantAsync("bob", ["invoices.approve"]));
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Users.ReplaceGrantsAsync("bob", ["invoices.approve"]));
        await Refused.EscalationAsync(
            "invoices.approve", () => world.As(ann).Users.CreateAsync(new NewUser("carl") { Grants = ["invoices.approve"] }));
    }

    [Test]
    public async Task What_the_actor_holds_tenant_wide_is_granted()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.ActorAsync("ann", default, "users.update-roles", "users.add", "invoices.approve");
        await ann.Users.GrantAsync("bob", ["invoices.approve"]);
        await ann.Users.ReplaceGrantsAsync("bob", ["invoices.approve", "users.add"]);
        await ann.Users.CreateAsync(new NewUser("carl") { Grants = ["invoices.approve"] });
        Assert.That((await world.System.Permissions.CheckAsync("bob", "invoices.approve"), await world.System.Permissions.CheckAsync(
            "carl", "invoices.approve")), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Nobody_grants_himself_what_he_does_not_hold()
    {
        var world = await OpenOfficeAsync();
        var ann = await world.HolderAsync("ann", default, "users.update-roles");
        await Refused.EscalationAsync("invoices.approve", () => world.As(ann).Users.GrantAsync(ann.Id, ["invoices.approve"]));
    }
}
