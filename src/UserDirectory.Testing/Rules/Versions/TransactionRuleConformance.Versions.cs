using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Expected versions.</content>
public abstract partial class TransactionRuleConformance
{
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
                Assert.That((refusal?.Code, refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo(
                    ("version.stale", stale, current)), call.Name);
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
            Assert.That((refusal?.ExpectedVersion, refusal?.CurrentVersion), Is.EqualTo(
                (version, await targets.VersionAsync(call.Kind))), call.Name);
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
                Assert.That(
                    await Refused.CatchAsync(() => call.Run(nobody, targets, version)), Is.TypeOf<AccessDeniedException>(), call.Name);
            }
        }
    }

    [Test]
    public async Task Without_a_version_other_fields_that_changed_meanwhile_are_kept()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(
            async () => await world.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann", DisplayName = "Ann M." }));
        await world.System.Users.UpdateAsync("ann", new UserUpdate { FamilyName = "Alves", DisplayName = "Ann A." });
        var ann = await world.System.Users.GetAsync("ann");
        Assert.That((ann.GivenName, ann.FamilyName, ann.DisplayName), Is.EqualTo(("Ann", "Alves", "Ann A.")));
    }

    [Test]
    public async Task Without_a_version_no_conflict_is_shown_and_no_pattern_is_lost()
    {
        var world = await OpenAsync();
        world.Host.Store.BeforeNextCommit(
            async () => await world.System.Roles.UpdateAsync("clerk", new RoleUpdate { AddPatterns = ["invoices.read"] }));
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
            var refusal = await Refused.CatchAsync(
                () => world.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = $"{round}-{thread}" }, start + round));
            Interlocked.Add(ref winners[round], refusal is null ? 1 : 0);
            Assert.That(refusal, Is.Null.Or.TypeOf<StaleVersionException>());
        });
        Assert.That(winners, Is.All.EqualTo(1));
    }

    private static async Task<long> UserVersionAsync(RuleWorld world) => (await world.System.Users.GetAsync("ann")).Version;
}
