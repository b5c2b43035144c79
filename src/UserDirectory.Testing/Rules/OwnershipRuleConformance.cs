using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 4, ownership: an account belongs to the organization that it was made in, or to the tenant; what it may change of itself is a short
/// list, and other organizations manage only what is theirs.
/// </summary>
public abstract class OwnershipRuleConformance : RuleConformance
{
    [Test]
    public async Task The_home_is_the_organization_that_the_account_was_made_in_or_the_tenant()
    {
        var world = await OpenWorldAsync();
        var lisbon = await world.OrganizationAsync("lisbon");
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("dora@acme.example", "lisbon"));
        var row = await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "eva", Organization = "lisbon" });
        Assert.That((await world.UserAsync("ann")).HomeOrganizationId, Is.Null);
        Assert.That((await world.UserAsync("bob", "lisbon")).HomeOrganizationId, Is.EqualTo(lisbon.Id));
        Assert.That(sent.User.HomeOrganizationId, Is.EqualTo(lisbon.Id));
        Assert.That((await world.System.Users.GetAsync(row.UserId!.Value)).HomeOrganizationId, Is.EqualTo(lisbon.Id));
    }

    [Test]
    public async Task The_account_itself_may_change_its_names_culture_time_zone_and_picture()
    {
        var (world, bob) = await OpenAsync();
        var update = new UserUpdate
        {
            DisplayName = "Bob B.",
            GivenName = "Bob",
            FamilyName = "Brown",
            Culture = "pt-PT",
            TimeZone = "Europe/Lisbon"
        };
        await world.As(bob).Users.UpdateAsync(bob.Id, update);
        var changed = await world.As(bob).Users.ChangePictureAsync(bob.Id, "https://acme.example/bob.png");
        Assert.That((changed.DisplayName, changed.GivenName, changed.FamilyName), Is.EqualTo(("Bob B.", "Bob", "Brown")));
        Assert.That(
            (changed.Culture, changed.TimeZone, changed.Picture), Is.EqualTo(("pt-PT", "Europe/Lisbon", "https://acme.example/bob.png")));
    }

    [Test]
    public async Task The_account_itself_may_change_its_address_which_is_then_unverified()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.ChangeEmailAsync(bob.Id, "bob@acme.example", isVerified: true);
        var changed = await world.As(bob).Users.ChangeEmailAsync(bob.Id, "bob@new.example");
        Assert.That((changed.Email, changed.EmailVerifiedAt), Is.EqualTo(("bob@new.example", (DateTimeOffset?)null)));
    }

    [Test]
    public async Task The_account_itself_may_do_nothing_else_to_itself()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        var self = world.Directory.Tenant(world.Tenant.Id).As(targets.User.Id!.Value);
        var before = await world.Records.StateAsync();
        foreach (var call in ServiceCalls.All.Where(call => !call.AllowsSelf))
        {
            var refusal = await Refused.CatchAsync(() => call.Run(self, targets)) as AccessDeniedException;
            Assert.That((refusal?.Code, refusal?.Permission), Is.EqualTo(("access.denied", call.Permission)), call.Name);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Attributes_are_not_for_the_account_itself()
    {
        var (world, bob) = await OpenAsync();
        await Refused.LackingAsync(
            "users.update", () => world.As(bob).Users.ChangeAttributesAsync(bob.Id, new Dictionary<string, string?> { ["level"] = "9" }));
    }

    [Test]
    public async Task An_account_that_is_switched_off_may_not_even_change_its_name()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.DeactivateAsync(bob.Id);
        await Refused.LackingAsync("users.update", () => world.As(bob).Users.UpdateAsync(bob.Id, new UserUpdate { DisplayName = "Bob" }));
    }

    [Test]
    public async Task Everything_of_the_account_needs_the_permission_at_its_home_not_where_it_is_a_member()
    {
        var world = await OpenWorldAsync();
        var targets = await CallTargets.AddAsync(world);
        await world.System.Members.AddAsync(targets.User, "porto");
        var porto = await world.ActorAsync("manager", "porto", [.. world.System.Permissions.Catalogue]);
        foreach (var call in ServiceCalls.All.Where(
            call => call.Names.HasFlag(CallNames.User) && call.Method.StartsWith("IUserService.Ch", StringComparison.Ordinal)))
        {
            await Refused.LackingAsync(call.Permission, () => call.Run(porto, targets));
        }

        await Refused.LackingAsync("users.update", () => porto.Users.UpdateAsync(targets.User, new UserUpdate { DisplayName = "Bob" }));
        await Refused.LackingAsync("users.update-status", () => porto.Users.DeactivateAsync(targets.User));
        await Refused.LackingAsync("users.password-reset", () => porto.Passwords.ResetAsync(targets.User));
        await Refused.LackingAsync("users.delete", () => porto.Users.DeleteAsync(targets.User));
    }

    [Test]
    public async Task Other_organizations_manage_their_membership_their_roles_and_their_groups()
    {
        var (world, bob) = await OpenAsync();
        await world.RoleAsync("clerk", [], "porto");
        await world.GroupAsync("staff", "porto");
        var porto = await world.ActorAsync("manager", "porto", "members.*", "users.update-roles", "groups.*");
        await world.System.Users.GrantAsync("manager", ["users.read"]);
        await porto.Members.AddAsync(bob.Id, "porto");
        await porto.Members.SuspendAsync(bob.Id, "porto");
        await porto.Members.ReinstateAsync(bob.Id, "porto");
        await porto.Roles.AssignAsync(bob.Id, ["clerk"], "porto");
        await porto.Groups.AddMembersAsync("porto:staff", [bob.Id]);
        await porto.Members.RemoveAsync(bob.Id, "porto");
        Assert.That((await world.System.Users.GetAsync(bob.Id)).HomeOrganizationId, Is.EqualTo(bob.HomeOrganizationId));
    }

    [Test]
    public async Task What_is_of_the_tenant_is_managed_at_the_tenant_only()
    {
        var (world, _) = await OpenAsync();
        var ann = await world.UserAsync("ann");
        await world.System.Members.AddAsync(ann.Id, "lisbon");
        var lisbon = await world.ActorAsync("manager", "lisbon", [.. world.System.Permissions.Catalogue]);
        var tenant = await world.ActorAsync("head", default, "users.update");
        await Refused.LackingAsync("users.update", () => lisbon.Users.UpdateAsync(ann.Id, new UserUpdate { DisplayName = "Ann" }));
        Assert.That((await tenant.Users.UpdateAsync(ann.Id, new UserUpdate { DisplayName = "Ann" })).DisplayName, Is.EqualTo("Ann"));
    }

    [Test]
    public async Task What_takes_an_account_over_needs_what_it_holds_and_the_rest_does_not()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Users.GrantAsync(bob.Id, ["invoices.approve"]);
        var lisbon = await world.ActorAsync("manager", "lisbon", "users.*");
        await lisbon.Users.UpdateAsync(bob.Id, new UserUpdate { DisplayName = "Bob", IsTechnician = true });
        await lisbon.Users.ChangeAttributesAsync(bob.Id, new Dictionary<string, string?> { ["desk"] = "7" });
        await lisbon.Users.ChangePictureAsync(bob.Id, null);
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Passwords.ResetAsync(bob.Id));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Passwords.UnlockAsync(bob.Id));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Users.ChangeEmailAsync(bob.Id, "bob@new.example"));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Users.ChangeKeyAsync(bob.Id, "robert"));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Users.ChangeExternalIdAsync(bob.Id, "idp|bob"));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Users.DeactivateAsync(bob.Id));
        await Refused.EscalationAsync("invoices.approve", () => lisbon.Users.DeleteAsync(bob.Id));
    }

    [Test]
    public async Task The_home_goes_to_the_organization_above_when_its_organization_is_deleted()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Organizations.DeleteAsync("lisbon");
        Assert.That((await world.System.Users.GetAsync(bob.Id)).HomeOrganizationId, Is.EqualTo(
            (await world.System.Organizations.GetAsync("iberia")).Id));
        await world.System.Organizations.DeleteAsync("iberia", recursive: true);
        Assert.That((await world.System.Users.GetAsync(bob.Id)).HomeOrganizationId, Is.Null);
    }

    [Test]
    public async Task The_home_goes_to_the_organization_above_when_the_membership_there_ends()
    {
        var (world, bob) = await OpenAsync();
        await world.System.Members.RemoveAsync(bob.Id, "lisbon");
        Assert.That((await world.System.Users.GetAsync(bob.Id)).HomeOrganizationId, Is.EqualTo(
            (await world.System.Organizations.GetAsync("iberia")).Id));
    }

    [Test]
    public async Task Who_manages_the_home_manages_the_account_as_soon_as_it_has_moved()
    {
        var (world, bob) = await OpenAsync();
        var lisbon = await world.ActorAsync("manager", "lisbon", "users.update");
        var iberia = await world.ActorAsync("head", "iberia", "users.update");
        await lisbon.Users.ChangeKeyAsync(bob.Id, "robert");
        await world.System.Members.RemoveAsync(bob.Id, "lisbon");
        await Refused.LackingAsync("users.update", () => lisbon.Users.ChangeKeyAsync(bob.Id, "bob"));
        Assert.That((await iberia.Users.ChangeKeyAsync(bob.Id, "bob")).Key, Is.EqualTo("bob"));
    }

    /// <summary>Iberia with Lisbon and Porto below, and bob, who is at home in Lisbon.</summary>
    private async Task<(RuleWorld World, User Bob)> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("iberia");
        await world.OrganizationAsync("lisbon", "iberia");
        await world.OrganizationAsync("porto", "iberia");
        return (world, await world.UserAsync("bob", "lisbon"));
    }
}
