using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Rule 8, one call is one transaction: it applies everything or nothing, and no update is lost.</summary>
public abstract class TransactionRuleConformance : RuleConformance
{
    /// <summary>Every call that takes an expected version, on the records of <see cref="OpenAsync"/>.</summary>
    private static readonly (string Name, Func<RuleWorld, long, ValueTask> Call, Func<RuleWorld, Task<long>> Version)[] s_versioned =
    [
        ("users.update", async (w, v) => await w.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }, v), UserVersionAsync),
        ("organizations.update", async (w, v) => await w.System.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = "Lisboa" }, v), OrganizationVersionAsync),
        ("groups.update", async (w, v) => await w.System.Groups.UpdateAsync("staff", new GroupUpdate { Name = "Staff" }, v), GroupVersionAsync),
        ("roles.update", async (w, v) => await w.System.Roles.UpdateAsync("clerk", new RoleUpdate { AddPatterns = ["invoices.read"] }, v), RoleVersionAsync),
        ("settings.update", async (w, v) => await w.System.Settings.UpdateAsync(new TenantUpdate { Name = "Acme" }, v), TenantVersionAsync),
        ("tenants.update", async (w, v) => await w.Directory.Tenants.UpdateAsync(w.Tenant.Id, new TenantUpdate { Name = "Acme Ltd" }, v), TenantVersionAsync),
        ("roles.delete", (w, v) => w.System.Roles.DeleteAsync("clerk", v), RoleVersionAsync),
        ("users.delete", (w, v) => w.System.Users.DeleteAsync("ann", v), UserVersionAsync),
    ];

    [Test]
    public async Task An_account_with_everything_is_one_commit()
    {
        var world = await OpenAsync();
        var number = await world.NumberAsync();
        await world.System.Users.CreateAsync(FullUser("bob"));
        Assert.That(await world.NumberAsync(), Is.EqualTo(number + 1));
        Assert.That((await world.Records.FeedAsync(number)).Single().Entries.Select(entry => entry.Record), Is.SupersetOf(new[]
        {
            RecordKind.User, RecordKind.Membership, RecordKind.RoleAssignment, RecordKind.GroupMember, RecordKind.Credential, RecordKind.Picture,
        }));
    }

    [Test]
    public async Task A_call_that_fails_at_its_last_part_writes_nothing()
    {
        var world = await OpenAsync();
        var before = await world.Records.StateAsync();
        foreach (var spoil in new Action<NewUser>[]
        {
            user => user.Groups = ["staff", "unknown"],
            user => user.Roles = ["clerk", "unknown"],
            user => user.Key = "ann",
            user => user.ExternalId = "idp|ann",
            user => user.Password = "short",
            user => user.Picture = "data:image/png;base64,AAAA",
        })
        {
            var user = FullUser("bob");
            spoil(user);
            Assert.That(await Refused.CatchAsync(() => world.System.Users.CreateAsync(user)), Is.Not.Null);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_list_of_which_one_is_wrong_changes_nothing()
    {
        var world = await OpenAsync();
        await world.UserAsync("bob");
        var before = await world.Records.StateAsync();
        Func<ValueTask>[] calls =
        [
            async () => await world.System.Groups.AddMembersAsync("staff", ["ann", "bob", "unknown"]),
            async () => await world.System.Groups.ReplaceMembersAsync("staff", ["bob", "unknown"]),
            async () => await world.System.Groups.JoinAsync("ann", ["staff", "unknown"]),
            async () => await world.System.Roles.AssignAsync("ann", ["clerk", "unknown"]),
            async () => await world.System.Roles.ReplaceAsync("ann", ["clerk", "unknown"]),
            async () => await world.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["clerk"], remove: ["unknown"]),
            async () => await world.System.Users.GrantAsync("ann", ["invoices.read", "unknown.read"]),
            async () => await world.System.Permissions.AddAccessRulesAsync("ann", ["any", "type:unknown"]),
            async () => await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { Description = "Other.", AddPatterns = ["unknown.read"] }),
            async () => await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Other", Culture = "no culture" }),
        ];
        foreach (var call in calls)
        {
            Assert.That(await Refused.CatchAsync(call), Is.Not.Null);
        }

        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Moving_or_deleting_a_tree_is_one_commit()
    {
        var world = await OpenAsync();
        await world.OrganizationAsync("alfama", "lisbon");
        await world.OrganizationAsync("porto");
        var number = await world.NumberAsync();
        await world.System.Organizations.MoveAsync("lisbon", "porto");
        Assert.That(await world.System.Organizations.GetPathAsync("alfama"), Is.EqualTo("porto/lisbon/alfama"));
        await world.System.Organizations.DeleteAsync("porto", recursive: true);
        Assert.That((await world.NumberAsync(), await world.Records.ListAsync<Organization>()), Is.EqualTo((number + 2, Array.Empty<Organization>())));
    }

    [Test]
    public async Task A_stale_version_is_refused_with_the_current_one_and_nothing_is_changed()
    {
        foreach (var (name, call, version) in s_versioned)
        {
            var world = await OpenAsync();
            var current = await version(world);
            var before = await world.Records.StateAsync();
            foreach (var stale in new[] { current - 1, current + 1, 0, -1, long.MaxValue })
            {
                var refusal = await Refused.CatchAsync(() => call(world, stale)) as StaleVersionException;
                Assert.That((refusal?.Code, refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo(("version.stale", stale, current)), name);
            }

            Assert.That(await world.Records.StateAsync(), Is.EqualTo(before), name);
        }
    }

    [Test]
    public async Task The_current_version_is_taken_once()
    {
        foreach (var (name, call, version) in s_versioned)
        {
            var world = await OpenAsync();
            var current = await version(world);
            await call(world, current);
            Assert.That(await Refused.CatchAsync(() => call(world, current)), Is.Not.Null, name);
        }
    }

    [Test]
    public async Task A_version_that_goes_stale_between_reading_and_writing_is_refused_too()
    {
        (string Name, Func<RuleWorld, Task> Meanwhile)[] meanwhile =
        [
            ("users", async world => await world.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Meanwhile" })),
            ("organizations", async world => await world.System.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Label = "meanwhile" })),
            ("groups", async world => await world.System.Groups.UpdateAsync("staff", new GroupUpdate { Notes = "Meanwhile." })),
            ("roles", async world => await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { Description = "Meanwhile." })),
            ("settings", async world => await world.System.Settings.UpdateAsync(new TenantUpdate { DefaultCulture = "pt-PT" })),
        ];
        foreach (var (name, call, version) in s_versioned.Where(each => !each.Name.StartsWith("tenants", StringComparison.Ordinal)))
        {
            var world = await OpenAsync();
            var current = await version(world);
            world.Host.Store.BeforeNextCommit(() => meanwhile.Single(each => name.StartsWith(each.Name, StringComparison.Ordinal)).Meanwhile(world));
            var refusal = await Refused.CatchAsync(() => call(world, current)) as StaleVersionException;
            Assert.That((refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo((current, current + 1)), name);
        }
    }

    [Test]
    public async Task Without_a_version_other_fields_that_changed_meanwhile_are_kept()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(async () => await world.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann", DisplayName = "Ann M." }));
        await world.System.Users.UpdateAsync("ann", new UserUpdate { FamilyName = "Alves", DisplayName = "Ann A." });
        var ann = await world.System.Users.GetAsync("ann");
        Assert.That((ann.GivenName, ann.FamilyName, ann.DisplayName), Is.EqualTo(("Ann", "Alves", "Ann A.")));
    }

    [Test]
    public async Task Without_a_version_no_conflict_is_shown_and_no_pattern_is_lost()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(async () => await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { AddPatterns = ["invoices.read"] }));
        var role = await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { AddPatterns = ["invoices.write"] });
        Assert.That(role.Patterns, Is.EqualTo(new[] { "invoices.read", "invoices.write" }));
    }

    [Test]
    public async Task Grants_rules_and_attributes_that_are_added_at_once_are_all_there()
    {
        var world = await OpenAsync();
        world.Host.Store.LetsOthersRun = true;
        await Race.RunAsync(async (thread, round) =>
        {
            await world.System.Users.ChangeAttributesAsync("ann", new Dictionary<string, string?> { [$"a{thread}"] = $"{round}" });
            await (thread switch
            {
                0 => world.System.Users.GrantAsync("ann", ["invoices.read"]),
                1 => world.System.Users.GrantAsync("ann", ["invoices.write"]),
                2 => world.System.Permissions.AddAccessRulesAsync("ann", ["any"]),
                _ => world.System.Permissions.AddAccessRulesAsync("ann", ["type:test"]),
            });
        });
        var ann = await world.System.Users.GetAsync("ann");
        Assert.That(ann.Attributes.Select(attribute => attribute.Value), Is.EqualTo(Enumerable.Repeat($"{Race.Rounds - 1}", Race.Threads)));
        Assert.That((ann.Grants, ann.AccessRules), Is.EqualTo((new[] { "invoices.read", "invoices.write" }, new[] { "any", "type:test" })));
    }

    [Test]
    public async Task Of_updates_at_once_that_expect_one_version_exactly_one_is_carried_out()
    {
        var world = await OpenAsync();
        world.Host.Store.LetsOthersRun = true;
        var start = await UserVersionAsync(world);
        var winners = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var refusal = await Refused.CatchAsync(() => world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = $"{round}-{thread}" }, start + round));
            Interlocked.Add(ref winners[round], refusal is null ? 1 : 0);
            Assert.That(refusal, Is.Null.Or.TypeOf<StaleVersionException>());
        });
        Assert.That(winners, Is.All.EqualTo(1));
    }

    [Test]
    public async Task What_changes_nothing_writes_nothing()
    {
        var world = await OpenAsync();
        var before = await world.Records.StateAsync();
        await world.System.Users.UpdateAsync("ann", new UserUpdate());
        await world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = null });
        await world.System.Users.ActivateAsync("ann");
        await world.System.Users.RevokeAsync("ann", ["invoices.read"]);
        await world.System.Members.AddAsync("ann", "lisbon");
        await world.System.Groups.RemoveMembersAsync("staff", ["ann"]);
        await world.System.Roles.UnassignAsync("ann", ["clerk"]);
        await world.System.Organizations.MoveAsync("lisbon", default);
        Assert.That(await world.Records.StateAsync(), Is.EqualTo(before));
    }

    /// <summary>Lisbon, ann in it, a group <c>staff</c> and a role <c>clerk</c>.</summary>
    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.OrganizationAsync("lisbon");
        await world.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", ExternalId = "idp|ann" });
        await world.GroupAsync("staff");
        await world.RoleAsync("clerk", []);
        return world;
    }

    private static NewUser FullUser(string key) => new(key)
    {
        Email = $"{key}@acme.example",
        ExternalId = $"idp|{key}",
        Organization = "lisbon",
        Roles = ["clerk"],
        Groups = ["staff"],
        Grants = ["invoices.read"],
        Password = "correct horse",
        Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==",
    };

    private static async Task<long> UserVersionAsync(RuleWorld world) => (await world.System.Users.GetAsync("ann")).Version;

    private static async Task<long> OrganizationVersionAsync(RuleWorld world) => (await world.System.Organizations.GetAsync("lisbon")).Version;

    private static async Task<long> GroupVersionAsync(RuleWorld world) => (await world.System.Groups.GetAsync("staff")).Version;

    private static async Task<long> RoleVersionAsync(RuleWorld world) => (await world.System.Roles.GetAsync("clerk")).Version;

    private static async Task<long> TenantVersionAsync(RuleWorld world) => (await world.System.Settings.GetAsync()).Version;
}
