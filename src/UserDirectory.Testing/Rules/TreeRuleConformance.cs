using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>Trees of organizations and groups, and where the roles and groups of an organization can be used: there and below.</summary>
public abstract class TreeRuleConformance : RuleConformance
{
    [Test]
    public async Task A_groups_parent_has_the_same_owner()
    {
        var world = await OpenAsync();
        await world.GroupAsync("of-tenant");
        await world.GroupAsync("of-lisbon", "lisbon");
        await world.GroupAsync("of-porto", "porto");
        await Refused.WithAsync("group.other_owner", () => world.System.Groups.NestAsync("lisbon:of-lisbon", "porto:of-porto"));
        await Refused.WithAsync("group.other_owner", () => world.System.Groups.NestAsync("lisbon:of-lisbon", "of-tenant"));
        await Refused.WithAsync("group.other_owner", () =>
            world.System.Groups.CreateAsync(new NewGroup("child") { Organization = "lisbon", Parent = "of-tenant" }));
    }

    [Test]
    public async Task No_tree_has_a_cycle()
    {
        var world = await OpenAsync();
        await world.GroupAsync("top");
        await world.GroupAsync("bottom", default, "top");
        await Refused.WithAsync("group.cycle", () => world.System.Groups.NestAsync("top", "bottom"));
        await Refused.WithAsync("group.cycle", () => world.System.Groups.NestAsync("top", "top"));
        await Refused.WithAsync("organization.cycle", () => world.System.Organizations.MoveAsync("iberia", "alfama"));
        await Refused.WithAsync("organization.cycle", () => world.System.Organizations.MoveAsync("iberia", "iberia"));
    }

    [Test]
    public async Task Moves_into_each_other_at_once_make_no_cycle()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(async () => await world.System.Organizations.MoveAsync("porto", "lisbon"));
        await Refused.WithAsync("organization.cycle", () => world.System.Organizations.MoveAsync("lisbon", "porto"));
        await world.GroupAsync("a");
        await world.GroupAsync("b");
        world.Host.Store.BeforeNextCommit(async () => await world.System.Groups.NestAsync("b", "a"));
        await Refused.WithAsync("group.cycle", () => world.System.Groups.NestAsync("a", "b"));
    }

    [Test]
    public async Task Trees_are_at_most_32_deep()
    {
        var world = await OpenWorldAsync();
        EntityRef above = default, group = default;
        for (var level = 1; level <= 32; level++)
        {
            above = (await world.OrganizationAsync($"level-{level}", above)).Id;
            group = (await world.GroupAsync($"level-{level}", default, group)).Id;
        }

        await Refused.WithAsync(
            "organization.too_deep", () => world.System.Organizations.CreateAsync(new NewOrganization("level-33") { Parent = above }));
        await Refused.WithAsync("group.too_deep", () => world.System.Groups.CreateAsync(new NewGroup("level-33") { Parent = group }));
        await world.OrganizationAsync("another");
        await world.GroupAsync("another");
        await Refused.WithAsync("organization.too_deep", () => world.System.Organizations.MoveAsync("level-1", "another"));
        await Refused.WithAsync("group.too_deep", () => world.System.Groups.NestAsync("level-1", "another"));
    }

    [Test]
    public async Task A_role_of_an_organization_is_usable_there_and_below_only()
    {
        var world = await OpenAsync();
        var clerk = await world.RoleAsync("clerk", ["invoices.read"], "lisbon");
        await world.System.Roles.AssignAsync("bob", [clerk.Id], "lisbon");
        await world.System.Roles.AssignAsync("bob", [clerk.Id], "alfama");
        foreach (var place in new EntityRef[] { default, "iberia", "porto" })
        {
            await Refused.WithAsync("role.not_found", () => world.System.Roles.AssignAsync("bob", [clerk.Id], place));
        }

        await Refused.WithAsync(
            "role.not_found", () => world.System.Users.CreateAsync(new NewUser("ann") { Organization = "porto", Roles = [clerk.Id] }));
        await Refused.WithAsync("role.not_found", () =>
            world.System.Invitations.SendAsync(new NewInvitation("ann@acme.example", "porto") { Roles = [clerk.Id] }));
    }

    [Test]
    public async Task A_group_of_an_organization_has_roles_there_and_below_only()
    {
        var world = await OpenAsync();
        await world.RoleAsync("clerk", ["invoices.read"]);
        var staff = Subject.Group((await world.GroupAsync("staff", "lisbon")).Id);
        await world.System.Roles.AssignAsync(staff, ["clerk"], "lisbon");
        await world.System.Roles.AssignAsync(staff, ["clerk"], "alfama");
        foreach (var place in new EntityRef[] { default, "iberia", "porto" })
        {
            Assert.That(
                await Refused.CatchAsync(() => world.System.Roles.AssignAsync(staff, ["clerk"], place)), Is.Not.Null, place.ToString());
        }
    }

    [Test]
    public async Task A_move_that_would_leave_a_use_outside_is_refused_with_the_list()
    {
        var world = await OpenAsync();
        await world.RoleAsync("clerk", ["invoices.read"], "lisbon");
        await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama");
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("ann@acme.example", "alfama") { Roles = ["clerk"] });
        var assignment = (await world.System.Roles.ListAssignmentsAsync("bob")).Single().Assignment;
        var refusal = await Refused.CatchAsync(() => world.System.Organizations.MoveAsync("alfama", "porto"));
        Assert.That((refusal?.Code, refusal?.Details["assignments"], refusal?.Details["invitations"]), Is.EqualTo(
            ("organization.in_use", (object)new[] { assignment.Id }, (object)new[] { sent.Invitation.Id })));
        await world.System.Roles.UnassignAsync("bob", ["clerk"], "alfama");
        await world.System.Invitations.RevokeAsync(sent.Invitation.Id);
        await world.System.Organizations.MoveAsync("alfama", "porto");
    }

    [Test]
    public async Task A_move_within_the_owner_takes_its_uses_along()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("baixa", "lisbon");
        await world.RoleAsync("clerk", ["invoices.read"], "lisbon");
        await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama");
        await world.System.Organizations.MoveAsync("alfama", "baixa");
        await world.System.Organizations.MoveAsync("lisbon", "porto");
        Assert.That(await world.System.Permissions.CheckAsync("bob", "invoices.read", "iberia/porto/lisbon/baixa/alfama"), Is.True);
    }

    [Test]
    public async Task A_use_that_comes_meanwhile_is_in_the_way_too()
    {
        var world = await OpenAsync();
        await world.RoleAsync("clerk", ["invoices.read"], "lisbon");
        world.Host.Store.BeforeNextCommit(async () => await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama"));
        await Refused.WithAsync("organization.in_use", () => world.System.Organizations.MoveAsync("alfama", "porto"));
    }

    [Test]
    public async Task What_has_children_is_deleted_only_recursively()
    {
        var world = await OpenAsync();
        await world.GroupAsync("top");
        await world.GroupAsync("bottom", default, "top");
        await Refused.WithAsync("organization.has_children", () => world.System.Organizations.DeleteAsync("lisbon"));
        await Refused.WithAsync("group.has_children", () => world.System.Groups.DeleteAsync("top"));
        await world.System.Organizations.DeleteAsync("lisbon", recursive: true);
        await world.System.Groups.DeleteAsync("top", recursive: true);
        Assert.That((await world.Records.ListAsync<Organization>())
            .Select(organization => organization.Key), Is.EquivalentTo(new[] { "iberia", "porto" }));
        Assert.That(await world.Records.ListAsync<Group>(), Is.Empty);
    }

    [Test]
    public async Task What_is_deleted_takes_along_what_hangs_on_it_and_nothing_else()
    {
        var world = await OpenAsync();
        await world.RoleAsync("clerk", ["invoices.read"], "lisbon");
        var staff = await world.GroupAsync("staff", "lisbon");
        await world.System.Groups.AddMembersAsync(staff.Id, ["bob"]);
        await world.System.Roles.AssignAsync("bob", ["clerk"], "alfama");
        await world.System.Roles.AssignAsync("bob", ["read-only"], "porto");
        await world.System.Members.AddAsync("bob", "porto");
        await world.System.Members.AddAsync("bob", "alfama");
        await world.System.Organizations.DeleteAsync("lisbon", recursive: true);
        Assert.That((await world.System.Members.ListOfUserAsync("bob")).Count, Is.EqualTo(2), "Iberia and Porto");
        Assert.That((await world.System.Roles.ListAssignmentsAsync("bob"))
            .Select(assigned => assigned.Role.Key), Is.EqualTo(new[] { "read-only" }));
        Assert.That((await world.Records.ListAsync<GroupMember>(), (await world.Records.ListAsync<Role>()).Count(role => !role.IsBuiltIn)),
            Is.EqualTo((Array.Empty<GroupMember>(), 0)));
    }

    [Test]
    public async Task A_child_that_is_made_meanwhile_keeps_its_parent()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(
            async () => await world.System.Organizations.CreateAsync(new NewOrganization("ribeira") { Parent = "porto" }));
        await Refused.WithAsync("organization.has_children", () => world.System.Organizations.DeleteAsync("porto"));
        world.Host.Store.BeforeNextCommit(
            async () => await world.System.Organizations.CreateAsync(new NewOrganization("foz") { Parent = "porto" }));
        await world.System.Organizations.MoveAsync("porto", "lisbon");
        Assert.That(await world.System.Organizations.GetPathAsync("foz"), Is.EqualTo("iberia/lisbon/porto/foz"));
    }

    /// <summary>Iberia with Lisbon (and Alfama in it) and Porto; bob, who is in Iberia.</summary>
    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("iberia");
        await world.OrganizationAsync("lisbon", "iberia");
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto", "iberia");
        await world.UserAsync("bob", "iberia");
        return world;
    }
}
