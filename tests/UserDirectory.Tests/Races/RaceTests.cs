using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>Calls that get in each other's way, hundreds of times: whatever the order, the rules hold afterwards.</summary>
public sealed class RaceTests
{
    private const int Many = 200;
    private RuleWorld _world = null!;

    private ITenantDirectory System => _world.System;

    [SetUp]
    public async Task SetUp()
    {
        _world = await RuleWorld.OpenAsync(new RuleHost(new InMemoryStore(new InMemoryOptions())));
        _world.Host.Store.LetsOthersRun = true;
    }

    [TearDown]
    public async Task The_feed_has_no_gaps()
    {
        var numbers = (await _world.Records.FeedAsync()).Select(change => change.Number).ToList();
        numbers.Should().Equal(Enumerable.Range(0, numbers.Count).Select(i => numbers[0] + i));
    }

    [Test]
    public async Task An_invitation_is_accepted_once()
    {
        IssuedInvitation sent = null!;
        var accepted = 0;
        await Rounds.RunAsync(
            Many,
            2,
            async round => (sent, accepted) = (await System.Invitations.SendAsync(new NewInvitation($"new-{round}@acme.example")), 0),
            async (_, _) => Interlocked.Add(ref accepted, await Refused.CatchAsync(() => _world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())) is null ? 1 : 0),
            _ =>
            {
                accepted.Should().Be(1);
                return Task.CompletedTask;
            });
    }

    [Test]
    public async Task Two_administrators_who_take_each_other_out_leave_one()
    {
        var seed = Seed.Next();
        var dice = new Random(seed);
        User[] both = [await _world.UserAsync("ann", default, "admin"), await _world.UserAsync("bob", default, "admin")];
        var ways = new int[2];
        await Rounds.RunAsync(
            Many,
            2,
            async _ =>
            {
                foreach (var user in both)
                {
                    await System.Users.ActivateAsync(user.Id);
                    await System.Roles.AssignAsync(user.Id, ["admin"]);
                }

                (ways[0], ways[1]) = (dice.Next(2), dice.Next(2));
            },
            async (thread, _) => await Refused.CatchAsync(() => OutAsync(_world.As(both[thread]), both[1 - thread].Id, ways[thread])),
            async _ => (await Task.WhenAll(both.Select(user => _world.MayAsync(user, "tenant.update")))).Count(may => may).Should().Be(1, $"seed {seed}"));
    }

    [Test]
    public async Task Nobody_gives_what_was_taken_from_him_before()
    {
        var (ann, bob) = (await _world.UserAsync("ann", default, "admin"), await _world.UserAsync("bob"));
        var carl = await _world.UserAsync("carl");
        var start = 0L;
        await Rounds.RunAsync(
            Many,
            2,
            async _ =>
            {
                await System.Roles.AssignAsync(bob.Id, ["admin"]);
                await System.Roles.UnassignAsync(carl.Id, ["admin"]);
                start = await _world.NumberAsync();
            },
            async (thread, _) => await Refused.CatchAsync(
                () => thread == 0 ? _world.As(ann).Roles.UnassignAsync(bob.Id, ["admin"]) : _world.As(bob).Roles.AssignAsync(carl.Id, ["admin"])),
            async _ =>
            {
                var changes = await _world.Records.FeedAsync(start);
                changes.SkipWhile(change => change.Actor.UserId != ann.Id).Should().NotContain(change => change.Actor.UserId == bob.Id, "bob held nothing from that number on");
            });
    }

    [Test]
    public async Task Trees_that_are_put_into_each_other_have_no_cycle()
    {
        await _world.OrganizationAsync("a");
        await _world.OrganizationAsync("b");
        await _world.GroupAsync("a");
        await _world.GroupAsync("b");
        string[] keys = ["a", "b"];
        await Rounds.RunAsync(
            Many,
            2,
            async _ =>
            {
                foreach (var key in keys)
                {
                    await System.Organizations.MoveAsync(key, default);
                    await System.Groups.NestAsync(key, default);
                }
            },
            async (thread, _) =>
            {
                await Refused.CatchAsync(() => System.Organizations.MoveAsync(keys[thread], keys[1 - thread]));
                await Refused.CatchAsync(() => System.Groups.NestAsync(keys[thread], keys[1 - thread]));
            },
            async _ =>
            {
                (await _world.Records.ListAsync<Organization>()).Count(organization => organization.ParentId is null).Should().Be(1);
                (await _world.Records.ListAsync<Group>()).Count(group => group.ParentId is null).Should().Be(1);
            });
    }

    [Test]
    public async Task A_key_is_taken_once()
    {
        var made = 0;
        await Rounds.RunAsync(
            Many,
            2,
            _ => Task.FromResult(made = 0),
            async (thread, round) => Interlocked.Add(ref made, await Refused.CatchAsync(() => System.Users.CreateAsync(new NewUser(thread == 0 ? $"key-{round}" : $"KEY-{round}"))) is null ? 1 : 0),
            _ => Task.FromResult(made.Should().Be(1)));
    }

    [Test]
    public async Task A_role_or_account_that_is_deleted_while_it_is_given_leaves_nothing_behind()
    {
        await Rounds.RunAsync(
            Many,
            3,
            async round =>
            {
                await _world.RoleAsync($"role-{round}", ["invoices.read"]);
                await _world.UserAsync($"user-{round}");
            },
            async (thread, round) => await Refused.CatchAsync(() => thread switch
            {
                0 => System.Roles.AssignAsync($"user-{round}", [$"role-{round}"]),
                1 => System.Roles.DeleteAsync($"role-{round}"),
                _ => System.Users.DeleteAsync($"user-{round}"),
            }),
            async _ => (await _world.Records.ListAsync<RoleAssignment>()).Should().BeEmpty());
    }

    [Test]
    public async Task Sixteen_writers_on_fifty_accounts_lose_no_update()
    {
        for (var i = 0; i < 50; i++)
        {
            await _world.UserAsync($"user-{i}");
        }

        await Rounds.RunAsync(
            50,
            16,
            _ => Task.CompletedTask,
            async (thread, round) => await System.Users.ChangeAttributesAsync($"user-{round}", new Dictionary<string, string?> { [$"a{thread}"] = "set" }),
            async round => (await System.Users.GetAsync($"user-{round}")).Attributes.Should().HaveCount(16));
    }

    [Test]
    public async Task Of_sixteen_writers_that_expect_one_version_one_wins()
    {
        var user = await _world.UserAsync("ann");
        var (version, winners) = (0L, 0);
        await Rounds.RunAsync(
            50,
            16,
            async _ => (version, winners) = ((await System.Users.GetAsync(user.Id)).Version, 0),
            async (thread, round) => Interlocked.Add(
                ref winners, await Refused.CatchAsync(() => System.Users.UpdateAsync(user.Id, new UserUpdate { DisplayName = $"{round}-{thread}" }, version)) is null ? 1 : 0),
            _ => Task.FromResult(winners.Should().Be(1)));
    }

    private static async ValueTask OutAsync(ITenantDirectory actor, Guid other, int way)
    {
        if (way == 0)
        {
            await actor.Roles.UnassignAsync(other, ["admin"]);
        }
        else
        {
            await actor.Users.DeactivateAsync(other);
        }
    }
}
