using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>Ending a membership also ends what stands on it: there, and below where no membership of its own remains.</summary>
public abstract class LeavingRuleConformance : RuleConformance
{
    [Test]
    public async Task The_accounts_roles_there_and_below_end()
    {
        var world = await OpenAsync();
        foreach (var place in new EntityRef[] { default, "iberia", "lisbon", "alfama", "porto" })
        {
            await world.System.Roles.AssignAsync("bob", ["clerk"], place);
        }

        await world.System.Members.RemoveAsync("bob", "lisbon");
        Assert.That(await PlacesAsync(world), Is.EquivalentTo(new[] { "", "iberia", "porto" }));
    }

    [Test]
    public async Task Roles_below_where_another_membership_remains_are_kept()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("castelo", "alfama");
        await world.OrganizationAsync("baixa", "lisbon");
        await world.System.Members.AddAsync("bob", "alfama");
        foreach (var place in new[] { "lisbon", "alfama", "castelo", "baixa" })
        {
            await world.System.Roles.AssignAsync("bob", ["clerk"], place);
        }

        await world.System.Members.RemoveAsync("bob", "lisbon");
        Assert.That(await PlacesAsync(world), Is.EquivalentTo(new[] { "alfama", "castelo" }));
    }

    [Test]
    public async Task Its_places_in_the_groups_of_there_and_below_end()
    {
        var world = await OpenAsync();
        foreach (var owner in new EntityRef[] { default, "iberia", "lisbon", "alfama", "porto" })
        {
            var group = await world.GroupAsync("staff", owner);
            await world.System.Groups.AddMembersAsync(group.Id, ["bob"]);
        }

        await world.System.Members.RemoveAsync("bob", "lisbon");
        var owners = (await world.System.Groups.ListOfUserAsync("bob")).Select(group => group.OrganizationId);
        Assert.That(owners, Is.EquivalentTo(new[] { null, await IdAsync(world, "iberia"), await IdAsync(world, "porto") }));
    }

    [Test]
    public async Task Default_and_home_that_pointed_there_go()
    {
        var world = await OpenAsync();
        Assert.That((await world.System.Users.GetAsync("bob")).DefaultOrganizationId, Is.EqualTo(await IdAsync(world, "lisbon")));
        await world.System.Members.RemoveAsync("bob", "lisbon");
        var bob = await world.System.Users.GetAsync("bob");
        Assert.That((bob.DefaultOrganizationId, bob.HomeOrganizationId), Is.EqualTo(((Guid?)null, await IdAsync(world, "iberia"))));
    }

    [Test]
    public async Task Default_and_home_elsewhere_stay()
    {
        var world = await OpenAsync();
        await world.System.Members.AddAsync("bob", "porto");
        await world.System.Members.RemoveAsync("bob", "porto");
        var bob = await world.System.Users.GetAsync("bob");
        Assert.That((bob.DefaultOrganizationId, bob.HomeOrganizationId), Is.EqualTo(
            (await IdAsync(world, "lisbon"), await IdAsync(world, "lisbon"))));
    }

    [Test]
    public async Task Open_invitations_to_there_are_taken_back()
    {
        var world = await OpenAsync();
        await world.System.Users.ChangeEmailAsync("bob", "bob@acme.example");
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example", "porto") { Key = "bob" });
        await world.System.Members.RemoveAsync("bob", "porto");
        await Refused.WithAsync("invitation.not_valid", () => world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance()));
    }

    [Test]
    public async Task An_account_that_exists_only_through_its_invitation_goes()
    {
        var world = await OpenAsync();
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("dora@acme.example", "porto"));
        await world.System.Members.RemoveAsync(sent.User.Id, "porto");
        Assert.That(await world.System.Users.FindAsync(sent.User.Id), Is.Null);
    }

    [Test]
    public async Task All_of_it_is_one_commit_and_others_keep_what_they_have()
    {
        var world = await OpenAsync();
        await world.UserAsync("ann", "lisbon", "clerk");
        await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama");
        var number = await world.NumberAsync();
        Assert.That(await world.System.Members.RemoveAsync("bob", "lisbon"), Is.Not.Null);
        Assert.That(await world.System.Members.RemoveAsync("bob", "lisbon"), Is.Null);
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        Assert.That(await world.RolesOfAsync("ann", await IdAsync(world, "lisbon")), Is.EqualTo(new[] { "clerk" }));
    }

    [Test]
    public async Task A_role_that_is_given_below_meanwhile_does_not_outlive_it()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(async () => await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama"));
        await world.System.Members.RemoveAsync("bob", "lisbon");
        Assert.That(await PlacesAsync(world), Is.Empty);
    }

    [Test]
    public async Task A_membership_that_is_added_below_meanwhile_keeps_what_stands_on_it()
    {
        var world = await OpenAsync();
        await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama");
        world.Host.Store.BeforeNextCommit(async () => await world.System.Members.AddAsync("bob", "alfama"));
        await world.System.Members.RemoveAsync("bob", "lisbon");
        Assert.That(await PlacesAsync(world), Is.EqualTo(new[] { "alfama" }));
    }

    /// <summary>Iberia with Lisbon (and Alfama in it) and Porto; bob, at home in Lisbon; a role of the tenant.</summary>
    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("iberia");
        await world.OrganizationAsync("lisbon", "iberia");
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto", "iberia");
        await world.RoleAsync("clerk", ["invoices.read"]);
        await world.UserAsync("bob", "lisbon");
        return world;
    }

    private static async Task<Guid?> IdAsync(RuleWorld world, string organization) =>
        (await world.System.Organizations.GetAsync(organization)).Id;

    /// <summary>Where bob has roles: keys of organizations, empty for the tenant.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(RuleWorld world)
    {
        var keys = (await world.Records.ListAsync<Organization>())
            .ToDictionary(organization => organization.Id, organization => organization.Key);
        return [.. (await world.System.Roles.ListAssignmentsAsync("bob"))
            .Select(assigned => assigned.Assignment.OrganizationId is { } id ? keys[id] : "")];
    }
}
