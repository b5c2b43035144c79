using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage.InMemory;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>
/// Calls that get in each other's way, hundreds of times: whatever the order, the rules hold afterwards. One directory, and in it a fresh
/// tenant for each round, so that a round finds nothing of those before it, and what a tenant's first records bring about is raced, too.
/// </summary>
public abstract class RaceTestCase
{
    private RacingStore _store = null!;
    private RuleHost _host = null!;

    /// <summary>The tenant of the round.</summary>
    private protected RuleWorld Acme { get; private set; } = null!;

    private protected ITenantDirectory System => Acme.System;

    /// <summary>What was committed in the tenant, as the oracle judges it.</summary>
    private protected FeedReplay Replay => new(_store.CommitsOf(Acme.Tenant.Id), Acme.Now);

    private protected FeedReplay ReplayOfBatches => new(_store.CommitsOf(Acme.Tenant.Id), Acme.Now, areBatches: true);

    [SetUp]
    public void SetUp()
    {
        _store = new RacingStore(new InMemoryStore(new InMemoryOptions()));
        _host = new RuleHost(_store);
    }

    /// <summary>Races these calls in a tenant of each round's own, and looks after each round whether the feed has no gaps.</summary>
    private protected Task RaceAsync(int threads, Func<Round, Task> prepare, Func<Lane, Task> calls, Func<Round, Task> check) =>
        Rounds.RunAsync(
            threads,
            async round =>
            {
                await OpenTenantAsync();
                await prepare(round);
            },
            calls,
            async round =>
            {
                await check(round);
                await TheFeedHasNoGapsAsync();
            });

    private protected async Task OpenTenantAsync() => Acme = await RuleWorld.OpenAsync(_host);

    private protected async Task TheFeedHasNoGapsAsync() =>
        (await Acme.Records.FeedAsync()).Select(change => change.Number)
            .Should().Equal(Enumerable.Range(1, (int)await Acme.NumberAsync()).Select(number => (long)number));
}
