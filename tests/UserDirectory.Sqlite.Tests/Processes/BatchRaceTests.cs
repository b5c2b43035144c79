using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>Batches and imports of several processes on the same records: each is there whole, once.</summary>
public sealed class BatchRaceTests : ProcessRaceTestCase
{
    private const int Rows = 3 * Racing.ImportBatch;

    private long _before;

    [Test]
    public Task Coins_that_batches_put_from_one_purse_into_another_are_neither_lost_nor_made()
    {
        List<(string From, string To)> ways = [];
        return Processes.RunAsync(
            async (acme, dice) =>
            {
                string[] purses = ["red", "green", "blue"];
                foreach (var purse in purses)
                {
                    await acme.Users.CreateAsync(
                        new NewUser(purse) { Attributes = new Dictionary<string, string> { [Racing.Coins] = "100" } });
                }

                _before = await acme.Changes.GetLatestNumberAsync();
                ways = [.. Enumerable.Range(0, RacingProcesses.Most).Select(_ => dice.Pick(purses))
                    .Select(from => (from, dice.Pick([.. purses.Where(purse => purse != from)])))];
                return [.. ways.Select((way, side) => $"{Racing.System} {Racing.Together}put {way.From} -1{Racing.Then}"
                    + $"create user slip-{side}{Racing.Then}put {way.To} 1")];
            },
            async (acme, codes) =>
            {
                codes.Should().OnlyContain(code => code == $"{Racing.Succeeded},{Racing.Succeeded},{Racing.Succeeded}");
                var users = (await acme.Users.ListAsync()).Items;
                users.Select(user => user.Key).Where(key => key.StartsWith("slip", StringComparison.Ordinal))
                    .Should().BeEquivalentTo(ways.Select((_, side) => $"slip-{side}"));
                users.Where(user => user.Attributes.Count > 0).Should().HaveCount(3)
                    .And.OnlyContain(user => user.Attributes[Racing.Coins] == Text(100 + Won(user.Key, ways)));
                (await acme.Changes.GetLatestNumberAsync()).Should().Be(_before + ways.Count, "each is one commit");
            });
    }

    [Test]
    public Task Rows_that_many_import_at_once_are_made_once() => Processes.RunAsync(
        async (acme, _) =>
        {
            await acme.Roles.CreateAsync(new NewRole("reader", "invoices.read"));
            _before = await acme.Changes.GetLatestNumberAsync();
            return [.. Enumerable.Range(0, RacingProcesses.Most).Select(side => $"{Racing.System} import user {Rows - side}")];
        },
        async (acme, codes) =>
        {
            codes.Should().OnlyContain(code => code == Racing.Succeeded);
            var users = (await acme.Users.ListAsync(new UserQuery { Include = UserParts.Roles })).Items;
            users.Select(user => user.Key).Should().BeEquivalentTo(Enumerable.Range(1, Rows).Select(row => $"user{row}"));
            users.Should().OnlyContain(user => user.Details!.Roles!.Count == 1);
            var told = await KilledFile.FeedOfAsync(acme).Where(change => change.Number > _before).ToListAsync();
            told.SelectMany(change => change.Entries).Should()
                .HaveCount(2 * Rows).And.OnlyContain(entry => entry.Verb == ChangeVerb.Added, "who came later changed nothing");
        });

    private static int Won(string purse, List<(string From, string To)> ways) =>
        ways.Count(way => way.To == purse) - ways.Count(way => way.From == purse);

    private static string Text(int coins) => coins.ToString(CultureInfo.InvariantCulture);
}
