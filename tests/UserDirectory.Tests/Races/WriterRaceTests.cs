using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>Rule 8 for many writers on few records: without an expected version nothing is lost, with one a single writer wins.</summary>
public sealed class WriterRaceTests : RaceTestCase
{
    private const int Writers = 16;
    private const int Users = 50;

    private readonly List<User> _users = [];

    [SetUp]
    public async Task MakeUsers()
    {
        await OpenTenantAsync();
        _users.Clear();
        for (var i = 0; i < Users; i++)
        {
            _users.Add(await Acme.UserAsync($"user-{i}"));
        }
    }

    [TearDown]
    public Task The_feed_has_no_gaps() => TheFeedHasNoGapsAsync();

    [Test]
    public async Task Sixteen_writers_on_fifty_accounts_lose_no_update()
    {
        var written = _users.ToDictionary(user => user.Id, _ => new Dictionary<string, string>());
        var versions = _users.ToDictionary(user => user.Id, user => user.Version);
        IReadOnlyList<User> few = [];
        var targets = new Guid[Writers];
        await Rounds.RunAsync(
            Writers,
            round =>
            {
                few = [round.Dice.Pick(_users), .. round.Dice.Some(_users, 3)];
                return Task.CompletedTask;
            },
            async lane =>
            {
                targets[lane.Number] = lane.Dice.Pick(few).Id;
                await System.Users.ChangeAttributesAsync(
                    targets[lane.Number], new Dictionary<string, string?> { [$"by-{lane.Number}"] = Text(lane.Round) });
            },
            async round =>
            {
                foreach (var (writer, target) in targets.Index())
                {
                    written[target][$"by-{writer}"] = Text(round);
                    versions[target]++;
                }

                foreach (var target in few)
                {
                    var user = await System.Users.GetAsync(target.Id);
                    user.Attributes.Should().BeEquivalentTo(written[target.Id]);
                    user.Version.Should().Be(versions[target.Id]);
                }
            });
    }

    [Test]
    public async Task Of_sixteen_writers_that_expect_one_version_one_wins()
    {
        User before = null!;
        var refusals = new UserDirectoryException?[Writers];
        await Rounds.RunAsync(
            Writers,
            async round => before = await System.Users.GetAsync(round.Dice.Pick(_users).Id),
            async lane => refusals[lane.Number] = await Refused.CatchAsync(
                () => System.Users.UpdateAsync(
                    before.Id, new UserUpdate { DisplayName = $"{lane.Round.Number} by {lane.Number}" }, before.Version)),
            async round =>
            {
                refusals.OfType<StaleVersionException>()
                    .Should().HaveCount(Writers - 1).And.OnlyContain(refusal => refusal.CurrentVersion == before.Version + 1);
                var after = await System.Users.GetAsync(before.Id);
                (after.Version, after.DisplayName).Should().Be((before.Version + 1, $"{round.Number} by {Array.IndexOf(refusals, null)}"));
            });
    }

    private static string Text(Round round) => round.Number.ToString(CultureInfo.InvariantCulture);
}
