using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// Rule 5, somebody stays in charge: a tenant that ever had one keeps an account that is active and holds <c>admin</c> tenant-wide,
/// directly and without an end date, whoever tries to take it away and however many at once.
/// </summary>
public abstract class ChargeRuleConformance : RuleConformance
{
    /// <summary>Every way in which the account <c>ann</c> could cease to be an administrator.</summary>
    private static readonly (string Name, Func<ITenantDirectory, DateTimeOffset, ValueTask> Call)[] s_waysOut =
    [
        ("unassigning", async (d, _) => await d.Roles.UnassignAsync("ann", ["admin"])),
        ("replacing", async (d, _) => await d.Roles.ReplaceAsync("ann", ["read-only"])),
        ("an end date", async (d, now) => await d.Roles.AssignAsync("ann", ["admin"], default, new Validity(null, now.AddYears(50)))),
        ("a later beginning", async (d, now) =>
            await d.Roles.AssignAsync("ann", ["admin"], default, new Validity(now.AddMinutes(1), null))),
        ("deactivating", async (d, _) => await d.Users.DeactivateAsync("ann")),
        ("deleting", (d, _) => d.Users.DeleteAsync("ann")),
    ];

    [Test]
    public async Task The_system_cannot_take_away_the_last_administrator_in_any_way()
    {
        var world = await OpenAsync();
        var before = await world.Records.StateAsync();
        foreach (var (name, call) in s_waysOut)
        {
            Assert.That(
                (await Refused.CatchAsync(() => call(world.System, world.Now)))?.Code, Is.EqualTo("tenant.last_administrator"), name);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_last_administrator_cannot_go_himself_in_any_way()
    {
        var world = await OpenAsync();
        var ann = world.As(await world.System.Users.GetAsync("ann"));
        foreach (var (name, call) in s_waysOut)
        {
            Assert.That((await Refused.CatchAsync(() => call(ann, world.Now)))?.Code, Is.EqualTo("tenant.last_administrator"), name);
        }
    }

    [Test]
    public async Task Changing_the_roles_of_a_member_leaves_the_tenant_wide_role_alone()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("lisbon");
        await world.System.Members.AddAsync("ann", "lisbon");
        await world.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["admin"]);
        await world.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["read-only"], remove: ["admin"]);
        await world.System.Members.RemoveAsync("ann", "lisbon");
        await world.System.Organizations.DeleteAsync("lisbon");
        Assert.That(await world.RolesOfAsync("ann"), Is.EqualTo(new[] { "admin" }));
    }

    [Test]
    public async Task An_import_does_not_deactivate_the_last_administrator()
    {
        var world = await OpenAsync();
        var result = await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "ann", IsActive = false });
        Assert.That(result.Errors.Select(error => error.Code), Is.EqualTo(new[] { "tenant.last_administrator" }));
        Assert.That((await world.System.Users.GetAsync("ann")).IsActive, Is.True);
    }

    [Test]
    public async Task One_import_does_not_deactivate_all_administrators_row_by_row()
    {
        var world = await OpenAsync();
        await world.UserAsync("bob", default, "admin");
        ImportRow[] rows = [new() { Key = "ann", IsActive = false }, new() { Key = "bob", IsActive = false }];
        var results = await world.System.Import.ImportAsync(rows.ToAsyncEnumerable()).ToListAsync();
        Assert.That(results.Select(result => result.Outcome), Is.EqualTo(new[] { ImportOutcome.Updated, ImportOutcome.Refused }));
    }

    [Test]
    public async Task With_another_administrator_each_way_is_open()
    {
        foreach (var (name, call) in s_waysOut)
        {
            var world = await OpenAsync();
            await world.UserAsync("bob", default, "admin");
            Assert.That(await Refused.CatchAsync(() => call(world.System, world.Now)), Is.Null, name);
            await Refused.WithAsync("tenant.last_administrator", () => world.System.Users.DeactivateAsync("bob"));
        }
    }

    [Test]
    public async Task Other_holders_of_everything_do_not_count()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("lisbon");
        await world.UserAsync("by-organization", "lisbon", "admin");
        await world.System.Users.CreateAsync(new NewUser("by-grant") { Grants = ["*.*"] });
        await world.UserAsync("by-another-role", default, (await world.RoleAsync("everything", ["*.*"])).Id);
        await world.GroupAsync("administrators");
        await world.System.Roles.AssignAsync(Subject.Group("administrators"), ["admin"]);
        await world.UserAsync("by-group");
        await world.System.Groups.AddMembersAsync("administrators", ["by-group"]);
        await world.UserAsync("for-a-time");
        await world.System.Roles.AssignAsync("for-a-time", ["admin"], default, new Validity(null, world.Now.AddYears(50)));
        await world.UserAsync("later");
        await world.System.Roles.AssignAsync("later", ["admin"], default, new Validity(world.Now.AddDays(1), null));
        await world.System.Users.CreateAsync(new NewUser("inactive") { Roles = ["admin"], IsActive = false });
        await world.System.Invitations.SendAsync(new NewInvitation("invited@acme.example") { Roles = ["admin"] });
        foreach (var (name, call) in s_waysOut)
        {
            Assert.That(
                (await Refused.CatchAsync(() => call(world.System, world.Now)))?.Code, Is.EqualTo("tenant.last_administrator"), name);
        }
    }

    [Test]
    public async Task What_does_not_take_anything_away_is_not_refused()
    {
        var world = await OpenAsync();
        await world.System.Roles.AssignAsync("ann", ["admin"]);
        await world.System.Roles.AssignAsync("ann", ["admin"], default, new Validity(world.Now, null));
        await world.System.Roles.ReplaceAsync("ann", ["admin", "read-only"]);
        await world.System.Users.ActivateAsync("ann");
        await world.System.Users.ChangeKeyAsync("ann", "anna");
        await world.System.Passwords.ResetAsync("anna");
        Assert.That(await world.System.Permissions.CheckAsync("anna", "tenant.update"), Is.True);
    }

    [Test]
    public async Task The_built_in_role_cannot_be_changed_switched_off_or_deleted()
    {
        var world = await OpenAsync();
        await Refused.WithAsync(
            "role.built_in", () => world.System.Roles.UpdateAsync("admin", new RoleUpdate { RemovePatterns = ["*.*"] }));
        await Refused.WithAsync("role.built_in", () => world.System.Roles.SwitchOffAsync("admin"));
        await Refused.WithAsync("role.built_in", () => world.System.Roles.DeleteAsync("admin"));
    }

    [Test]
    public async Task A_tenant_that_never_had_an_administrator_needs_none()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann", default, "read-only");
        await world.System.Users.DeactivateAsync("ann");
        await world.System.Users.DeleteAsync("ann");
    }

    [Test]
    public async Task A_tenant_has_its_first_administrator_from_its_first_commit_on()
    {
        var world = await OpenWorldAsync();
        var tenant = await world.Directory.Tenants.CreateAsync(
            new NewTenant($"rules-{Guid.CreateVersion7():N}") { Administrator = new NewUser("root") });
        var system = world.Directory.Tenant(tenant.Id).AsSystem("rules");
        await Refused.WithAsync("tenant.last_administrator", () => system.Users.DeleteAsync("root"));
        Assert.That(await system.Changes.GetLatestNumberAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_call_in_between_does_not_leave_the_tenant_alone()
    {
        foreach (var (name, call) in s_waysOut)
        {
            var world = await OpenAsync();
            await world.UserAsync("bob", default, "admin");
            world.Host.Store.BeforeNextCommit(async () => await world.System.Users.DeactivateAsync("bob"));
            Assert.That(
                (await Refused.CatchAsync(() => call(world.System, world.Now)))?.Code, Is.EqualTo("tenant.last_administrator"), name);
        }
    }

    [Test]
    public async Task However_many_leave_at_once_one_stays()
    {
        var world = await OpenWorldAsync();
        foreach (var thread in Enumerable.Range(0, Race.Threads))
        {
            await world.UserAsync($"admin-{thread}", default, "admin");
        }

        world.Host.Store.LetsOthersRun = true;
        await Race.RunAsync(async (thread, round) =>
        {
            var key = $"admin-{thread}";
            await (round % 3 == 0
                ? Refused.CatchAsync(() => world.System.Users.DeactivateAsync(key))
                : round % 3 == 1 ? Refused.CatchAsync(() => world.System.Roles.UnassignAsync(key, ["admin"])) : Refused.CatchAsync(
                    () => world.System.Roles.ReplaceAsync(key, [])));
            Assert.That(await AdministratorsAsync(world), Is.GreaterThan(0));
            await Refused.CatchAsync(() => world.System.Users.ActivateAsync(key));
            await Refused.CatchAsync(() => world.System.Roles.AssignAsync(key, ["admin"]));
        });
    }

    /// <summary>A tenant whose only administrator is ann.</summary>
    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann", default, "admin");
        return world;
    }

    /// <summary>Counted in one read, so of one committed state.</summary>
    private static async Task<int> AdministratorsAsync(RuleWorld world)
    {
        var admin = await world.System.Roles.GetAsync("admin");
        var holds = UserLinks.Assignments.Any(
            RoleAssignmentFields.RoleId.EqualTo(admin.Id) & RoleAssignmentFields.OrganizationId.IsMissing());
        return (await world.Records.ListAsync<User>(holds & UserFields.Status.EqualTo(UserStatus.Active))).Count;
    }
}
