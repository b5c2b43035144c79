using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Reads while others write: each sees whole commits only, and never an older state than the one before.</summary>
public abstract class ConcurrentReadConformance : ConformanceFixture
{
    // For what shows only when a commit comes between two steps of one read.
    private const int ManyRounds = 8 * Race.Rounds;

    [Test]
    public async Task Access_facts_are_of_one_committed_state_and_never_go_back()
    {
        var (bench, world) = await OpenAsync();
        var (_, start) = await bench.HeadAsync();
        var last = new long[Race.Threads];
        await RunAsync(bench, world, async (thread, _) =>
        {
            var facts = (await Store.ReadAccessAsync(bench.TenantId, world.User.Id, world.Organization.Id, CancellationToken.None))!;
            var numbers = new[]
            {
                facts.User!.Version, facts.Path.Single().Version, facts.Groups.Single().Version,
                facts.Roles.Single().Version, facts.Assignments.Single().Version,
                facts.Memberships.Single().Version, facts.Authority - start + 1,
            };
            Assert.That(numbers.Distinct().Count(), Is.EqualTo(1), $"The facts are of several states: {string.Join(", ", numbers)}.");
            AssertNotOlder(last, thread, numbers[0]);
        }, rounds: ManyRounds);
    }

    [Test]
    public async Task A_list_is_of_one_committed_state_and_never_goes_back()
    {
        var (bench, world) = await OpenAsync();
        var last = new long[Race.Threads];
        await RunAsync(bench, world, async (thread, _) =>
        {
            var pair = await bench.ListAsync<User>(Race.Yielding(UserFields.Id.In([world.User.Id, world.Twin.Id])));
            Assert.That(pair.Select(user => user.DisplayName).Distinct().Count(), Is.EqualTo(1), "The list is of several states.");
            AssertNotOlder(last, thread, pair[0].Version);
        });
    }

    [Test]
    public async Task A_filter_through_links_is_judged_on_one_committed_state()
    {
        var (bench, world) = await OpenAsync();
        await RunAsync(bench, world, async (_, round) =>
        {
            foreach (var name in Enumerable.Range(Math.Max(round - 1, 0), 3).Select(Name))
            {
                var torn = UserFields.DisplayName.EqualTo(name)
                    & UserLinks.Memberships.Any(Race.Yielding(!MembershipLinks.Organization.Any(OrganizationFields.Name.EqualTo(name))));
                Assert.That(await bench.ListAsync<User>(torn), Is.Empty, "The account and its organization were renamed in one commit.");
            }
        });
    }

    [Test]
    public async Task A_record_found_by_id_or_key_never_goes_back()
    {
        var (bench, world) = await OpenAsync();
        var last = new long[Race.Threads];
        await RunAsync(bench, world, async (thread, _) =>
        {
            AssertNotOlder(last, thread, (await bench.GetAsync<User>(world.User.Id)).Version);
            AssertNotOlder(last, thread,
                (await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, "ANN"), CancellationToken.None))!.Version);
            AssertNotOlder(last, thread, (await bench.GetAsync<Organization>(world.Organization.Id)).Version);
        });
    }

    [Test]
    public async Task Keys_that_change_hands_are_always_held_by_somebody()
    {
        var bench = await OpenTenantAsync();
        var (one, other) = (bench.New.User("ann"), bench.New.User("bob"));
        await bench.AddAllAsync(one, other);
        await Race.RunAsync(async (thread, round) =>
        {
            if (thread == 0)
            {
                var (first, second) = round % 2 == 0 ? ("bob", "ann") : ("ann", "bob");
                var (a, b) = (one with { Version = round + 1, Key = second }, other with { Version = round + 1, Key = first });
                Expect.Committed(
                    await Race.CommitAsync(Store, bench.Set(Edit.From(a, a with { Key = first }), Edit.From(b, b with { Key = second }))));
                return;
            }

            for (var i = 0; i < 5; i++)
            {
                var found = await Store.FindByKeyAsync<User>(
                    RecordKeys.User.For(bench.TenantId, thread == 1 ? "Ann" : "Bob"), CancellationToken.None);
                Assert.That(found?.Key, Is.EqualTo(thread == 1 ? "ann" : "bob"), "Each key was held by one of the two at any time.");
            }
        });
    }

    [Test]
    public async Task An_ordered_list_has_every_record_once_while_they_change_places()
    {
        var bench = await OpenTenantAsync();
        var users = Enumerable.Range(0, 40).Select(i => bench.New.User($"user-{i}") with { DisplayName = $"{i:000}" }).ToList();
        await bench.AddAllAsync(users);
        await Race.RunAsync(async (thread, round) =>
        {
            if (thread == 0)
            {
                var moved = users[round] with { Version = 1 };
                Expect.Committed(
                    await Race.CommitAsync(Store, bench.Set(Edit.From(moved, moved with { DisplayName = $"{999 - round:000}" }))));
                return;
            }

            var query = new Query<User>(bench.TenantId)
            {
                Where = Race.Yielding(
                UserFields.DisplayName.IsPresent()),
                OrderBy = [UserFields.DisplayName],
                IncludeTotal = true
            };
            var page = await Store.QueryAsync(query, CancellationToken.None);
            Assert.That(page.Items.Select(user => user.Id), Is.EquivalentTo(users.Select(user => user.Id)));
            Assert.That(page.Items.Select(user => user.DisplayName), Is.Ordered.Using<string>(StringComparer.Ordinal));
            Assert.That(page.Total, Is.EqualTo(users.Count));
        });
    }

    [Test]
    public async Task A_count_is_of_the_same_state_as_its_page()
    {
        var bench = await OpenTenantAsync();
        await Race.RunAsync(Race.Threads, ManyRounds, async (thread, round) =>
        {
            if (thread == 0)
            {
                Expect.Committed(await Race.CommitAsync(Store, bench.Set(new Write.Add(bench.New.User($"user-{round}")))));
                return;
            }

            for (var i = 0; i < 3; i++)
            {
                var page = await Store.QueryAsync(
                    new Query<User>(bench.TenantId) { Take = Query<User>.LargestTake, IncludeTotal = true }, CancellationToken.None);
                Assert.That(page.Total, Is.EqualTo(page.Items.Count), "The count and the page are of two states.");
            }
        });
    }

    [Test]
    public async Task What_was_committed_is_seen_by_every_read_that_begins_after_it()
    {
        var (bench, world) = await OpenAsync();
        long committed = 1;
        await RunAsync(bench, world, async (_, _) =>
        {
            var least = Volatile.Read(ref committed);
            var facts = await Store.ReadAccessAsync(bench.TenantId, world.User.Id, null, CancellationToken.None);
            var found = await bench.GetAsync<User>(world.User.Id);
            var listed = await bench.ListAsync<User>(UserFields.Key.EqualTo("ann"));
            Assert.That(new[] { facts!.User!.Version, found.Version, listed.Single().Version }, Is.All.GreaterThanOrEqualTo(least));
        }, version => Volatile.Write(ref committed, version));
    }

    private static string Name(int round) => $"name-{round}";

    private static void AssertNotOlder(long[] last, int thread, long version)
    {
        Assert.That(version, Is.GreaterThanOrEqualTo(last[thread]), "A read saw an older state than the one before.");
        last[thread] = version;
    }

    /// <summary>The first thread renames everything of the world in one commit each round, while the others read.</summary>
    private Task RunAsync(
        Workbench bench, RenamedWorld world, Func<int, int, Task> read, Action<long>? committed = null, int rounds = Race.Rounds) =>
            Race.RunAsync(Race.Threads, rounds, async (thread, round) =>
            {
                if (thread == 0)
                {
                    var set = bench.Set(world.Rename(round + 1, Name(round))) with { RaisesAuthority = true };
                    Expect.Committed(await Race.CommitAsync(Store, set));
                    committed?.Invoke(round + 2);
                    return;
                }

                for (var i = 0; i < 3; i++)
                {
                    await read(thread, round);
                }
            });

    private async Task<(Workbench Bench, RenamedWorld World)> OpenAsync()
    {
        var bench = await OpenTenantAsync();
        return (bench, await RenamedWorld.AddAsync(bench));
    }
}
