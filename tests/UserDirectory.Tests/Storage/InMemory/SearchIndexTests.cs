using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Searches among so many that an index is made: they find what looking at every search text finds.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SearchIndexTests
{
    private const int People = 5_000;

    private static readonly string[] s_names =
        ["Ann", "Bob", "José", "Müller", "Straße", "Nguyễn", "Łukasz", "Иван", "山田", "𐐷eseret", "O'Neil", "a%b_c"];

    private readonly Dictionary<Guid, User> _users = [];
    private readonly Random _random = new(7);
    private StoredTenant _acme = null!;
    private int _made;

    [SetUp]
    public async Task Create()
    {
        _acme = await StoredTenant.CreateAsync(keptChanges: 100);
        await AddAsync(People);
    }

    [Test]
    public async Task What_is_found_is_what_contains_the_words_whatever_came_and_went()
    {
        await CompareAsync(50);
        for (var round = 0; round < 12; round++)
        {
            await RenameAsync(round % 4 == 0 ? 3_000 : 40);
            await RemoveAsync(round == 6 ? 2_500 : 20);
            await AddAsync(round == 7 ? 3_000 : 30);
            await CompareAsync(25);
        }
    }

    [Test]
    public async Task Nobody_is_missed_while_the_index_is_made_and_names_change()
    {
        var needle = await _acme.AddAsync(_acme.User("one") with { DisplayName = "needle 0" });
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var searches = 0;
            for (; searches < 40 || !done.IsCancellationRequested; searches++)
            {
                (await FoundAsync(["NEEDLE"], take: 10)).Should().Equal(needle.Id);
            }

            return searches;
        })).ToList();

        for (var i = 1; i <= 400; i++)
        {
            var renamed = needle with { DisplayName = $"{s_names[i % s_names.Length]} needle {i}", Version = needle.Version + 1 };
            await _acme.MustCommitAsync(Update(needle, renamed));
            needle = renamed;
        }

        done.Cancel();
        (await Task.WhenAll(readers)).Should().OnlyContain(searches => searches > 0);
    }

    [Test]
    public async Task Two_that_search_first_at_once_find_the_same()
    {
        var text = _users.Values.First().DisplayName!;

        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FoundAsync(SearchText.Words(text)))));

        found.Should().OnlyContain(ids => ids.SequenceEqual(Expected(SearchText.Words(text))));
    }

    [Test]
    public void An_index_that_mostly_leads_to_nothing_is_given_up()
    {
        var partition = new Partition(_acme.Id);
        Run(partition, [new Write.Add(_acme.Tenant), .. _users.Values.Select(user => new Write.Add(user))]);
        partition.View(null).SearchIn(UserFields.SearchText).Should().NotBeNull();
        var table = partition.Table(RecordKind.User)!;
        table.Search.Should().NotBeNull();

        Run(partition, [.. _users.Values.Skip(100).Select(user => new Write.Remove(RecordKind.User, user.Id, user.Version))]);
        for (var i = 0; i <= Partition.Window; i++)
        {
            Run(partition, new Write.Add(_acme.User($"another{i}")));
        }

        table.Search.Should().BeNull();
        partition.View(null).SearchIn(UserFields.SearchText).Should().BeNull("there are few now");
    }

    private void Run(Partition partition, params Write[] writes)
    {
        lock (partition.Gate)
        {
            new Commit(partition, _acme.Set(writes), new(), null).Run(10).IsCommitted.Should().BeTrue();
        }
    }

    private async Task AddAsync(int count)
    {
        var users = Enumerable.Range(0, count).Select(_ => Named(_acme.User($"user{_made++:D6}@acme.example"))).ToList();
        await _acme.MustCommitAsync([.. users.Select(user => new Write.Add(user))]);
        users.ForEach(user => _users[user.Id] = user);
    }

    private async Task RenameAsync(int count)
    {
        var renamed = Some(count).ConvertAll(user => (Before: user, After: Named(user) with { Version = user.Version + 1 }));
        await _acme.MustCommitAsync([.. renamed.Select(pair => Update(pair.Before, pair.After))]);
        renamed.ForEach(pair => _users[pair.After.Id] = pair.After);
    }

    private async Task RemoveAsync(int count)
    {
        var gone = Some(count);
        await _acme.MustCommitAsync([.. gone.Select(user => new Write.Remove(RecordKind.User, user.Id, user.Version))]);
        gone.ForEach(user => _users.Remove(user.Id));
    }

    private async Task CompareAsync(int searches)
    {
        for (var i = 0; i < searches; i++)
        {
            var words = SearchText.Words(string.Join(" ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Part())));
            (await FoundAsync(words)).Should().Equal(Expected(words), "of {0}", string.Join(", ", words));
        }
    }

    // Mostly a piece of what somebody is called; sometimes of what nobody is.
    private string Part()
    {
        var text = _random.Next(8) == 0 ? "nobody is called so" : UserFields.SearchText.ReadText(Some(1)[0])!;
        var start = _random.Next(text.Length);
        var part = text.Substring(start, _random.Next(1, Math.Min(12, text.Length - start) + 1));
        return part.Any(char.IsSurrogate) ? "ann" : part;
    }

    private List<User> Some(int count) => [.. _users.Values.OrderBy(user => user.Key, StringComparer.Ordinal)
        .Skip(_random.Next(_users.Count - count)).Take(count)];

    private User Named(User user) => user with
    {
        DisplayName = $"{s_names[_random.Next(s_names.Length)]} {s_names[_random.Next(s_names.Length)]} {_random.Next(2_000)}",
        GivenName = _random.Next(3) == 0 ? s_names[_random.Next(s_names.Length)] : null,
    };

    private async Task<IReadOnlyList<Guid>> FoundAsync(IReadOnlyList<string> words, int take = 500) =>
    [
        .. (await _acme.Store.QueryAsync(
            new Query<User>(_acme.Id)
            {
                Where = words.Count == 0 ? null : Filter.All(words.Select(word => (Filter)UserFields.SearchText.Contains(word))),
                OrderBy = [UserFields.Key],
                Take = take,
            },
            default)).Items.Select(user => user.Id),
    ];

    private IReadOnlyList<Guid> Expected(IReadOnlyList<string> words) =>
    [
        .. _users.Values.Where(user => words.All(word => UserFields.SearchText.ReadText(user)!.Contains(word, StringComparison.Ordinal)))
            .OrderBy(user => user.Key, StringComparer.Ordinal).Take(500).Select(user => user.Id),
    ];

    private static Write.Update Update(User before, User after) => new(after, before.Version, RecordChanges.Between(before, after));
}
