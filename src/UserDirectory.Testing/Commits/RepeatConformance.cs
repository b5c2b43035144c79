using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A change set that was committed is not applied again: the same id gets the first result.</summary>
public abstract class RepeatConformance : ConformanceFixture
{
    private const int Others = 200;

    [Test]
    public async Task A_repeated_set_gets_its_first_result_and_is_not_applied_again()
    {
        var bench = await OpenTenantAsync();
        var set = bench.Set(new Write.Add(bench.New.User("ann")));
        var first = await CommitAsync(set);
        await bench.CommitAsync(new Write.Add(bench.New.User("bob")));
        await CommitAsync(bench.Set(new Write.Add(bench.New.User("cid"))) with { RaisesAuthority = true });
        var before = await bench.StateAsync();
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_repeated_set_is_known_although_its_versions_and_its_authority_have_moved()
    {
        var bench = await OpenTenantAsync();
        var ann = await bench.AddAsync(bench.New.User("ann"));
        var (_, authority) = await bench.HeadAsync();
        var set = bench.Set(
            Edit.From(ann, ann with { DisplayName = "Ann" })) with
        { ExpectedAuthority = authority, RaisesAuthority = true };
        var first = await CommitAsync(set);
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Null);
    }

    [Test]
    public async Task A_repeated_set_is_known_after_many_others()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        var set = bench.Set(new Write.Add(ann));
        var first = await CommitAsync(set);
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        for (var i = 0; i < Others; i++)
        {
            await bench.AddAsync(bench.New.User($"user-{i}"));
        }

        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.FindAsync<User>(ann.Id), Is.Null);
    }

    [Test]
    public async Task A_repeated_set_is_known_that_says_what_was_there_before_it()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        var (seen, _) = await bench.HeadAsync();
        await bench.AddAsync(bench.New.User("bob"));
        var set = bench.Set(new Write.Add(ann)) with { SeenSequence = seen };
        var first = await CommitAsync(set);
        await bench.CommitAsync(new Write.Remove(RecordKind.User, ann.Id));
        var before = await bench.StateAsync();
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_repeated_set_that_added_the_tenant_is_known()
    {
        var bench = Workbench.Draft(Store);
        var set = bench.Set(new Write.Add(bench.Tenant), new Write.Add(bench.New.User("ann")));
        var first = await CommitAsync(set);
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.FeedAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_set_that_removed_by_a_filter_removes_nothing_more()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(bench.New.User("ann"), bench.New.User("bob"));
        var set = bench.Set(new Write.RemoveWhere(RecordKind.User, Filter.All()), new Write.RemoveWhere(RecordKind.Group, Filter.All()));
        var first = await CommitAsync(set);
        var later = await bench.AddAsync(bench.New.User("later"));
        var before = await bench.StateAsync();
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That(await bench.FindAsync<User>(later.Id), Is.Not.Null);
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_repeated_set_counts_a_sign_in_once_where_it_also_wrote()
    {
        var bench = await OpenTenantAsync();
        var ann = bench.New.User("ann");
        await bench.AddAllAsync(ann, bench.New.Credential(ann));
        var set = bench.Set(
            new Write.Touch(ann.Id, new SignIn.Attempt(RecordMaker.Start, 5, TimeSpan.FromMinutes(1))),
            new Write.Add(bench.New.User("bob")));
        var first = await CommitAsync(set);
        var second = await CommitAsync(set);
        Assert.That((second.Sequence, second.Authority), Is.EqualTo((first.Sequence, first.Authority)));
        Assert.That((await bench.GetAsync<Credential>(ann.Id)).FailedAttempts, Is.EqualTo(1));
    }

    [Test]
    public async Task A_refused_set_is_not_remembered()
    {
        var bench = await OpenTenantAsync();
        var (ann, lisbon) = (bench.New.User("ann"), bench.New.Organization("lisbon"));
        var set = bench.Set(new Write.Add(bench.New.Membership(ann, lisbon)));
        Expect.Refused(await Store.CommitAsync(set, CancellationToken.None), 0, RefusalReason.LinkMissing);
        await bench.AddAllAsync(ann, lisbon);
        var head = await bench.HeadAsync();
        Assert.That((await CommitAsync(set)).Sequence, Is.EqualTo(head.Sequence + 1));
    }

    [Test]
    public async Task The_same_id_in_another_tenant_is_another_set()
    {
        var (here, there) = (await OpenTenantAsync(), await OpenTenantAsync());
        var set = here.Set(new Write.Add(here.New.User("ann")));
        await CommitAsync(set);
        var bob = there.New.User("bob");
        await CommitAsync(there.Set(new Write.Add(bob)) with { Id = set.Id });
        Assert.That(await there.FindAsync<User>(bob.Id), Is.Not.Null);
    }

    [Test]
    public async Task Racing_repeats_are_applied_once_and_all_get_the_same_result()
    {
        var bench = await OpenTenantAsync();
        var head = await bench.HeadAsync();
        var sets = Enumerable.Range(0, Race.Rounds).Select(round => bench.Set(new Write.Add(bench.New.User($"user-{round}")))).ToList();
        var results = new CommitResult[Race.Threads, Race.Rounds];
        await Race.RunAsync(async (thread, round) => results[thread, round] = await Race.CommitAsync(Store, sets[round]));
        for (var round = 0; round < Race.Rounds; round++)
        {
            for (var thread = 0; thread < Race.Threads; thread++)
            {
                Expect.Committed(results[thread, round]);
                Assert.That(results[thread, round].Sequence, Is.EqualTo(head.Sequence + round + 1));
            }
        }

        Assert.That(await bench.FeedAsync(head.Sequence), Has.Count.EqualTo(Race.Rounds));
    }

    private async Task<CommitResult> CommitAsync(ChangeSet set) => Expect.Committed(await Store.CommitAsync(set, CancellationToken.None));
}
