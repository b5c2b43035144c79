using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Rule 8, one call is one transaction: it applies everything or nothing, and no update is lost.</summary>
public abstract class TransactionRuleConformance : RuleConformance
{
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
        foreach (var call in VersionedCalls.All)
        {
            var targets = await OpenAsync(call);
            var current = await targets.VersionAsync(call.Kind);
            var before = await targets.World.Records.StateAsync();
            foreach (var stale in new[] { current!.Value - 1, current.Value + 1, 0, -1, long.MaxValue })
            {
                var refusal = await Refused.CatchAsync(() => call.Run(targets.World.System, targets, stale)) as StaleVersionException;
                Assert.That((refusal?.Code, refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo(("version.stale", stale, current)), call.Name);
            }

            Assert.That(await targets.World.Records.StateAsync(), Is.EqualTo(before), call.Name);
        }
    }

    [Test]
    public async Task A_stale_version_is_refused_also_when_there_is_nothing_left_to_change()
    {
        foreach (var call in VersionedCalls.All)
        {
            var targets = await OpenAsync(call);
            await call.Run(targets.World.System, targets, null);
            if (await targets.VersionAsync(call.Kind) is { } current)
            {
                var refusal = await Refused.CatchAsync(() => call.Run(targets.World.System, targets, current + 1)) as StaleVersionException;
                Assert.That(refusal?.CurrentVersion, Is.EqualTo(current), call.Name);
            }
        }
    }

    [Test]
    public async Task The_current_version_is_taken_until_the_record_has_another()
    {
        foreach (var call in VersionedCalls.All)
        {
            var targets = await OpenAsync(call);
            var version = await targets.VersionAsync(call.Kind);
            var before = await targets.World.Records.StateAsync();
            await call.Run(targets.World.System, targets, version);
            if (await targets.VersionAsync(call.Kind) is not { } current)
            {
                continue;
            }

            Assert.That(await targets.World.Records.StateAsync(), Is.Not.EqualTo(before), call.Name);
            if (current != version)
            {
                await Refused.WithAsync("version.stale", () => call.Run(targets.World.System, targets, version));
            }
        }
    }

    [Test]
    public async Task A_version_that_goes_stale_between_reading_and_writing_is_refused_too()
    {
        foreach (var call in VersionedCalls.All)
        {
            var targets = await OpenAsync(call);
            var version = await targets.VersionAsync(call.Kind);
            string? meanwhile = null;
            targets.World.Host.Store.BeforeNextCommit(async () =>
            {
                await targets.ChangeAsync(call.Kind);
                meanwhile = await targets.World.Records.StateAsync();
            });
            var refusal = await Refused.CatchAsync(() => call.Run(targets.World.System, targets, version)) as StaleVersionException;
            Assert.That((refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo((version, await targets.VersionAsync(call.Kind))), call.Name);
            Assert.That(await targets.World.Records.StateAsync(), Is.EqualTo(meanwhile), call.Name);
        }
    }

    [Test]
    public async Task Who_may_not_write_does_not_learn_the_version()
    {
        foreach (var call in VersionedCalls.OnAHandle)
        {
            var targets = await OpenAsync(call);
            var nobody = targets.World.As(await targets.World.UserAsync("nobody"));
            foreach (var version in new[] { await targets.VersionAsync(call.Kind), long.MaxValue })
            {
                Assert.That(await Refused.CatchAsync(() => call.Run(nobody, targets, version)), Is.TypeOf<AccessDeniedException>(), call.Name);
            }
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

    /// <summary>What a call that takes a version is made on, when it has something to write there.</summary>
    private async Task<VersionedTargets> OpenAsync(VersionedCall call)
    {
        var targets = await VersionedTargets.MakeAsync(await OpenWorldAsync());
        await (call.Prepare?.Invoke(targets) ?? default);
        return targets;
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
}
