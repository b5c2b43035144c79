using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// Moving an organization needs everything at the lowest organization above both places, else at the tenant; changing its type needs
/// everything at the tenant. Whatever opens a suspended organization opens it for all who hold something there.
/// </content>
public abstract partial class EscalationRuleConformance
{
    [Test]
    public async Task An_organization_is_moved_only_by_who_holds_everything_above_both_places()
    {
        var world = await OpenTreeAsync();
        var ann = await world.ActorAsync("ann", "iberia", "organizations.*", "users.*");
        var bea = await world.ActorAsync("bea", "iberia", "*.*");
        await Refused.EscalationAsync("*.*", () => ann.Organizations.MoveAsync("alfama", "porto"));
        await bea.Organizations.MoveAsync("alfama", "porto");
        Assert.That(await world.System.Organizations.GetPathAsync("alfama"), Is.EqualTo("iberia/porto/alfama"));
    }

    [Test]
    public async Task Everything_at_both_places_but_not_above_them_does_not_suffice()
    {
        var world = await OpenTreeAsync();
        var ann = await world.UserAsync("ann", "lisbon", "admin");
        await world.System.Members.AddAsync(ann.Id, "porto");
        await world.System.Roles.AssignAsync(ann.Id, ["admin"], "porto");
        await Refused.EscalationAsync("*.*", () => world.As(ann).Organizations.MoveAsync("alfama", "porto"));
    }

    [Test]
    public async Task A_move_within_an_organization_needs_everything_there_only()
    {
        var world = await OpenTreeAsync();
        await world.OrganizationAsync("baixa", "lisbon");
        var ann = await world.ActorAsync("ann", "lisbon", "*.*");
        await ann.Organizations.MoveAsync("alfama", "baixa");
        await ann.Organizations.MoveAsync("alfama", "lisbon");
        await Refused.EscalationAsync("*.*", () => ann.Organizations.MoveAsync("alfama", "iberia"));
    }

    [Test]
    public async Task A_move_to_or_from_the_top_needs_everything_at_the_tenant()
    {
        var world = await OpenTreeAsync();
        var ann = await world.ActorAsync("ann", "iberia", "*.*");
        var bea = await world.ActorAsync("bea", default, "*.*");
        await Refused.EscalationAsync("*.*", () => ann.Organizations.MoveAsync("lisbon", default));
        await bea.Organizations.MoveAsync("lisbon", default);
        await Refused.LackingAsync("organizations.move", () => ann.Organizations.MoveAsync("lisbon", "iberia"));
        await bea.Organizations.MoveAsync("lisbon", "iberia");
    }

    [Test]
    public async Task A_type_is_changed_only_by_who_holds_everything_at_the_tenant()
    {
        var world = await OpenTreeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "*.*");
        var bea = await world.ActorAsync("bea", default, "*.*");
        await Refused.EscalationAsync("*.*", () => ann.Organizations.ChangeTypeAsync("lisbon", OrganizationType.Test));
        await bea.Organizations.ChangeTypeAsync("lisbon", OrganizationType.Test);
    }

    [Test]
    public async Task A_suspended_organization_is_reinstated_only_by_who_holds_everything_above_it()
    {
        var world = await OpenTreeAsync();
        await world.System.Organizations.SuspendAsync("lisbon");
        var ann = await world.ActorAsync("ann", "iberia", "organizations.*");
        var bea = await world.ActorAsync("bea", "iberia", "*.*");
        await Refused.EscalationAsync("*.*", () => ann.Organizations.ReinstateAsync("lisbon"));
        await bea.Organizations.ReinstateAsync("lisbon");
    }

    [Test]
    public async Task Nobody_of_a_suspended_organization_reinstates_it_himself()
    {
        var world = await OpenTreeAsync();
        var ann = await world.ActorAsync("ann", "lisbon", "*.*");
        await ann.Organizations.SuspendAsync("lisbon");
        await Refused.LackingAsync("organizations.suspend", () => ann.Organizations.ReinstateAsync("lisbon"));
    }

    /// <summary>A tenant with Iberia, Lisbon (with Alfama in it) and Porto below.</summary>
    private async Task<RuleWorld> OpenTreeAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("iberia");
        await world.OrganizationAsync("lisbon", "iberia");
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto", "iberia");
        return world;
    }
}
