using System.Globalization;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Many writers at once: commits of a tenant are serial, nothing is lost, and the feed tells it all.</summary>
public abstract class ConcurrentWriteConformance : ConformanceFixture
{
    [Test]
    public async Task Commits_of_one_tenant_take_all_numbers_and_leave_no_gap()
    {
        var bench = await OpenTenantAsync();
        var (start, _) = await bench.HeadAsync();
        var sets = new (ChangeSet Set, CommitResult? Result)[Race.Threads, Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var set = bench.Set(new Write.Add(bench.New.User($"{round}-{thread}"))) with { RaisesAuthority = thread % 2 == 0 };
            sets[thread, round] = (set, Expect.Committed(await Race.CommitAsync(Store, set)));
        });
        var feed = await bench.FeedAsync(start);
        var given = sets.Cast<(ChangeSet Set, CommitResult? Result)>().OrderBy(set => set.Result!.Sequence).ToList();
        Assert.That(
            feed.Select(change => change.Number), Is.EqualTo(Enumerable.Range(1, Race.Threads * Race.Rounds).Select(i => start + i)));
        Assert.That(
            feed.Select(change => (change.Id, change.Number, change.Authority)),
            Is.EqualTo(given.Select(set => (set.Set.Id, set.Result!.Sequence, set.Result!.Authority))));
    }

    [Test]
    public async Task Writers_that_read_and_try_again_lose_no_update()
    {
        const int Records = 10;
        var bench = await OpenTenantAsync();
        var users = Enumerable.Range(0, Records).Select(i => bench.New.User($"user-{i}") with { DisplayName = "0" }).ToList();
        await bench.AddAllAsync(users);
        await Race.RunAsync(async (_, round) =>
        {
            var id = users[round % Records].Id;
            for (var isWritten = false; !isWritten;)
            {
                var current = await bench.GetAsync<User>(id);
                var next = int.Parse(current.DisplayName!, CultureInfo.InvariantCulture) + 1;
                isWritten = (await Race.CommitAsync(
                    Store, bench.Set(Edit.From(current, current with { DisplayName = $"{next}" })))).IsCommitted;
            }
        });
        var counts = (await bench.ListAsync<User>()).Select(user => int.Parse(user.DisplayName!, CultureInfo.InvariantCulture));
        Assert.That(counts.Sum(), Is.EqualTo(Race.Threads * Race.Rounds));
        Assert.That((await bench.ListAsync<User>()).Select(user => user.Version - 1), Is.EqualTo(counts));
    }

    [Test]
    public async Task Writers_in_many_tenants_do_not_meet()
    {
        var benches = new List<Workbench>();
        for (var i = 0; i < Race.Threads; i++)
        {
            benches.Add(await OpenTenantAsync());
        }

        await Race.RunAsync(async (thread, round) =>
            Expect.Committed(await Race.CommitAsync(Store, benches[thread].Set(new Write.Add(benches[thread].New.User($"user-{round}"))))));
        foreach (var bench in benches)
        {
            Assert.That((await bench.FeedAsync()).Select(change => change.Number), Is.EqualTo(Enumerable.Range(1, Race.Rounds + 1)));
            Assert.That(
                (await bench.ListAsync<User>()).Select(user => user.TenantId), Is.EqualTo(Enumerable.Repeat(bench.TenantId, Race.Rounds)));
        }
    }

    [Test]
    public async Task A_decision_on_facts_that_move_is_never_written()
    {
        // Two accounts may each give up their right as long as the other has one: with the number expected, never do both.
        var bench = await OpenTenantAsync();
        User[] pair = [bench.New.User("ann") with { Grants = ["*.*"] }, bench.New.User("bob") with { Grants = ["*.*"] }];
        await bench.AddAllAsync(pair);
        await Race.RunAsync(2, Race.Rounds, async (thread, _) =>
        {
            var (own, other) = (pair[thread].Id, pair[1 - thread].Id);
            var facts = (await Store.ReadAccessAsync(bench.TenantId, own, null, CancellationToken.None))!;
            var (self, rival) = (facts.User!, await bench.GetAsync<User>(other));
            var next = self.Grants.Count == 0 ? self with { Grants = ["*.*"] } : self with { Grants = [] };
            if (next.Grants.Count > 0 || rival.Grants.Count > 0)
            {
                var set = bench.Set(Edit.From(self, next)) with { ExpectedAuthority = facts.Authority, RaisesAuthority = true };
                await Race.CommitAsync(Store, set);
            }
        });
        var holders = 2;
        foreach (var field in (await bench.FeedAsync(2)).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields))
        {
            holders += string.IsNullOrEmpty(field.Value) ? -1 : 1;
            Assert.That(holders, Is.GreaterThan(0), "Both gave up their right.");
        }
    }

    [Test]
    public async Task A_tenant_removed_under_writers_takes_all_they_wrote_with_it()
    {
        var benches = Enumerable.Range(0, Race.Rounds).Select(_ => Workbench.Draft(Store)).ToList();
        foreach (var bench in benches)
        {
            await bench.CommitAsync(new Write.Add(bench.Tenant));
        }

        await Race.RunAsync(async (thread, round) =>
        {
            var bench = benches[round];
            Write write = thread == 0 ? new Write.Remove(RecordKind.Tenant, bench.TenantId) : new Write.Add(
                bench.New.User($"user-{thread}"));
            var result = await Race.CommitAsync(Store, bench.Set(write));
            if (thread == 0)
            {
                Expect.Committed(result);
            }
            else if (!result.IsCommitted)
            {
                Expect.Refused(result, -1, RefusalReason.NotFound);
            }
        });
        foreach (var bench in benches)
        {
            Assert.That(await bench.ListAsync<User>(), Is.Empty);
            Assert.That(await bench.FindAsync<Tenant>(bench.TenantId), Is.Null);
        }
    }
}
