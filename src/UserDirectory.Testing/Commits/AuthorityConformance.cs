using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The authority number: raised when a set asks for it, and the wall against decisions on facts that have moved.</summary>
public abstract class AuthorityConformance : ConformanceFixture
{
    [Test]
    public async Task It_rises_by_one_exactly_when_a_set_asks_for_it()
    {
        var bench = await OpenTenantAsync();
        var (_, before) = await bench.HeadAsync();
        var plain = await bench.CommitAsync(new Write.Add(bench.New.User("ann")));
        var raising = await CommitAsync(bench, bench.Set(new Write.Add(bench.New.User("bob"))) with { RaisesAuthority = true });
        Assert.That((plain.Authority, raising.Authority), Is.EqualTo((before, before + 1)));
        Assert.That((await bench.HeadAsync()).Authority, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task The_change_keeps_the_number_after_the_commit()
    {
        var bench = await OpenTenantAsync();
        var (sequence, before) = await bench.HeadAsync();
        await CommitAsync(bench, bench.Set(new Write.Add(bench.New.User("ann"))) with { RaisesAuthority = true });
        await bench.CommitAsync(new Write.Add(bench.New.User("bob")));
        Assert.That((await bench.FeedAsync(sequence)).Select(change => change.Authority), Is.EqualTo(new[] { before + 1, before + 1 }));
    }

    [Test]
    public async Task A_set_that_expects_the_current_number_is_written_and_need_not_raise_it()
    {
        var bench = await OpenTenantAsync();
        var (_, authority) = await bench.HeadAsync();
        var first = await CommitAsync(bench, bench.Set(new Write.Add(bench.New.User("ann"))) with { ExpectedAuthority = authority });
        var second = await CommitAsync(bench, bench.Set(new Write.Add(bench.New.User("bob"))) with { ExpectedAuthority = authority });
        Assert.That((first.Authority, second.Authority), Is.EqualTo((authority, authority)));
    }

    [Test]
    public async Task A_set_that_expects_a_number_that_has_moved_is_refused_as_a_whole()
    {
        var bench = await OpenTenantAsync();
        var (_, authority) = await bench.HeadAsync();
        await CommitAsync(bench, bench.Set(new Write.Add(bench.New.User("ann"))) with { RaisesAuthority = true });
        var result = await Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("bob"))) with { ExpectedAuthority = authority }, CancellationToken.None);
        Expect.Refused(result, -1, RefusalReason.AuthorityMoved);
        Assert.That(result.Authority, Is.EqualTo(authority + 1));
    }

    [Test]
    public async Task A_set_that_expects_a_number_that_is_not_yet_there_is_refused()
    {
        var bench = await OpenTenantAsync();
        var (_, authority) = await bench.HeadAsync();
        var result = await Store.CommitAsync(
            bench.Set(new Write.Add(bench.New.User("bob"))) with { ExpectedAuthority = authority + 1 }, CancellationToken.None);
        Expect.Refused(result, -1, RefusalReason.AuthorityMoved);
    }

    [Test]
    public async Task A_refused_set_does_not_raise_it()
    {
        var bench = await OpenTenantAsync();
        var head = await bench.HeadAsync();
        var result = await Store.CommitAsync(
            bench.Set(new Write.Remove(RecordKind.User, bench.New.Id())) with { RaisesAuthority = true }, CancellationToken.None);
        Expect.Refused(result, 0, RefusalReason.NotFound);
        Assert.That(await bench.HeadAsync(), Is.EqualTo(head));
    }

    [Test]
    public async Task Each_tenant_has_its_own()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var head = await there.HeadAsync();
        await CommitAsync(here, here.Set(new Write.Add(here.New.User("ann"))) with { RaisesAuthority = true });
        Assert.That(await there.HeadAsync(), Is.EqualTo(head));
        await CommitAsync(there, there.Set(new Write.Add(there.New.User("ann"))) with { ExpectedAuthority = head.Authority });
    }

    [Test]
    public async Task Of_racing_sets_that_expect_one_number_and_raise_it_exactly_one_is_written()
    {
        var bench = await OpenTenantAsync();
        var (_, start) = await bench.HeadAsync();
        var written = new int[Race.Rounds];
        await Race.RunAsync(async (thread, round) =>
        {
            var set = bench.Set(
                new Write.Add(bench.New.User($"{round}-{thread}"))) with
            { ExpectedAuthority = start + round, RaisesAuthority = true };
            var result = await Race.CommitAsync(Store, set);
            if (result.IsCommitted)
            {
                Interlocked.Increment(ref written[round]);
            }
            else
            {
                Expect.Refused(result, -1, RefusalReason.AuthorityMoved);
            }
        });
        Assert.That(written, Is.All.EqualTo(1));
        Assert.That((await bench.HeadAsync()).Authority, Is.EqualTo(start + Race.Rounds));
    }

    private static async Task<CommitResult> CommitAsync(Workbench bench, ChangeSet set) =>
        Expect.Committed(await bench.Store.CommitAsync(set, CancellationToken.None));
}
