using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What holds for a few records holds for many: the largest page, long lists and texts, large sets, a long feed.</summary>
public abstract class SizeConformance : ConformanceFixture
{
    private const int LongList = 2_500;
    private const int LongFeed = 600;

    // More than any engine takes as parameters of a statement, and more than expressions may be deep.
    private const int MostValues = 70_000;
    private const int MostConditions = 5_000;

    [Test]
    public async Task The_largest_page_is_full_and_says_that_there_is_more()
    {
        var bench = await OpenTenantAsync();
        await bench.AddAllAsync(Users(bench, Query<User>.LargestTake + 1));
        var page = await Store.QueryAsync(
            new Query<User>(bench.TenantId) { Take = Query<User>.LargestTake, IncludeTotal = true }, CancellationToken.None);
        Assert.That(
            (page.Items.Count, page.HasMore, page.Total), Is.EqualTo((Query<User>.LargestTake, true, (long?)Query<User>.LargestTake + 1)));
        Assert.That(page.Items.Select(user => user.Id).Distinct().Count(), Is.EqualTo(Query<User>.LargestTake));
    }

    [Test]
    public async Task A_long_list_of_values_is_judged_to_its_end()
    {
        var bench = await OpenTenantAsync();
        var users = Users(bench, LongList);
        await bench.AddAllAsync(users);
        var wanted = users.Where((_, i) => i % 2 == 0).Select(user => user.Id).ToList();
        Assert.That((await bench.ListAsync<User>(UserFields.Id.In(wanted))).Select(user => user.Id), Is.EquivalentTo(wanted));
        Assert.That((await bench.ListAsync<User>(!UserFields.Id.In(wanted)))
            .Select(user => user.Id), Is.EquivalentTo(users.Select(user => user.Id).Except(wanted)));
    }

    [Test]
    public async Task A_list_of_more_values_than_a_statement_takes_parameters_is_judged_to_its_end()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann"), bench.New.User("bob") with { ExternalId = "bob" });
        await bench.AddAllAsync(ann, bob);
        var ids = Enumerable.Range(1, MostValues).Select(_ => bench.New.Id()).Append(bob.Id).ToList();
        var texts = Enumerable.Range(1, MostValues).Select(i => (FieldValue)$"external-{i}").Append("bob").ToList();
        Assert.That(Ids(await bench.ListAsync<User>(UserFields.Id.In(ids))), Is.EqualTo(new[] { bob.Id }));
        Assert.That(Ids(await bench.ListAsync<User>(!UserFields.Id.In(ids))), Is.EqualTo(new[] { ann.Id }));
        Assert.That(Ids(await bench.ListAsync<User>(UserFields.ExternalId.In(texts))), Is.EqualTo(new[] { bob.Id }));
    }

    [Test]
    public async Task Very_many_conditions_are_judged_to_the_last()
    {
        var bench = await OpenTenantAsync();
        var (ann, bob) = (bench.New.User("ann"), bench.New.User("bob"));
        await bench.AddAllAsync(ann, bob);
        var others = Enumerable.Range(0, MostConditions).Select(i => UserFields.Culture.EqualTo($"c{i}")).ToList();
        var isBob = UserFields.Key.EqualTo("bob");
        Assert.That(Ids(await bench.ListAsync<User>(Filter.Any(others.Append(isBob)))), Is.EqualTo(new[] { bob.Id }));
        Assert.That(
            Ids(await bench.ListAsync<User>(Filter.All(others.Select(other => !other).Append(isBob)))), Is.EqualTo(new[] { bob.Id }));
    }

    [Test]
    public async Task Long_texts_that_differ_at_their_end_are_different()
    {
        var bench = await OpenTenantAsync();
        var text = new string('x', 255);
        var (one, other) = (bench.New.User($"{text}1"), bench.New.User($"{text}2"));
        one = one with { DisplayName = one.Key, ExternalId = one.Key };
        other = other with { DisplayName = other.Key, ExternalId = other.Key };
        await bench.AddAllAsync(one, other);
        foreach (var field in new[] { UserFields.Key, UserFields.DisplayName, UserFields.ExternalId })
        {
            Assert.That((await bench.ListAsync<User>(field.EqualTo(other.Key)))
                .Select(user => user.Id), Is.EqualTo(new[] { other.Id }), field.ToString());
            Assert.That((await bench.ListAsync<User>(field.GreaterThan(one.Key)))
                .Select(user => user.Id), Is.EqualTo(new[] { other.Id }), field.ToString());
        }

        Assert.That((await Store.FindByKeyAsync<User>(RecordKeys.User.For(bench.TenantId, other.Key), CancellationToken.None))?.Id,
            Is.EqualTo(other.Id));
    }

    [Test]
    public async Task A_large_set_is_written_as_a_whole_or_not_at_all()
    {
        var bench = await OpenTenantAsync();
        var users = Users(bench, LongList);
        var before = await bench.StateAsync();
        var result = await bench.TryAsync([.. users.Select(user => new Write.Add(user)), new Write.Add(bench.New.User("USER-0"))]);
        Assert.That(
            result.Refusals.Select(refusal => (refusal.Index, refusal.Reason)), Is.EqualTo(new[] { (LongList, RefusalReason.KeyTaken) }));
        Assert.That(await bench.StateAsync(), Is.EqualTo(before));
        var (number, _) = await bench.HeadAsync();
        await bench.AddAllAsync(users);
        Assert.That((await bench.HeadAsync()).Sequence, Is.EqualTo(number + 1), "One set is one change.");
    }

    [Test]
    public async Task A_long_feed_is_read_in_one_page()
    {
        var bench = await OpenTenantAsync();
        var (start, _) = await bench.HeadAsync();
        for (var i = 0; i < LongFeed; i++)
        {
            await bench.AddAsync(bench.New.User($"user-{i}"));
        }

        Assert.That((await bench.FeedAsync(start))
            .Select(change => change.Number), Is.EqualTo(Enumerable.Range(1, LongFeed).Select(i => start + i)));
    }

    private static IEnumerable<Guid> Ids(IEnumerable<User> users) => users.Select(user => user.Id);

    private static List<User> Users(Workbench bench, int count) => [.. Enumerable.Range(0, count).Select(i => bench.New.User($"user-{i}"))];
}
