using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>
/// A writer keeps two accounts alike in every commit: the same name and grant, the keys "left" and "right" between them, one in each of two
/// organizations. Readers ask by every way there is, and must never see half of a commit or an older one than they saw.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConcurrencyTests
{
    private const int Commits = 1_500;

    private StoredTenant _acme = null!;
    private Organization _top = null!;
    private Organization _one = null!;
    private Organization _other = null!;
    private User _left = null!;
    private User _right = null!;
    private long _sequence;
    private bool _hasCrowds;
    private volatile bool _isWriting = true;

    [SetUp]
    public async Task Create()
    {
        _acme = await StoredTenant.CreateAsync(keptChanges: 100);
        _top = await _acme.AddAsync(_acme.Organization("top"));
        _one = await _acme.AddAsync(_acme.Organization("one", _top));
        _other = await _acme.AddAsync(_acme.Organization("other", _top));
        await _acme.MustCommitAsync([.. Enumerable.Range(0, 200).Select(i => new Write.Add(_acme.User($"user{i}")))]);
        _left = await _acme.AddAsync(_acme.User("left") with { DisplayName = "0", Grants = ["g0"], HomeOrganizationId = _one.Id });
        _right = _acme.User("right") with { DisplayName = "0", Grants = ["g0"], HomeOrganizationId = _other.Id };
        _sequence = (await _acme.MustCommitAsync(new Write.Add(_right))).Sequence;
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_sorted_page_shows_both_accounts_as_of_one_commit_and_never_an_older_one(bool hasCrowds)
    {
        _hasCrowds = hasCrowds;
        var last = -1;
        Against(() =>
        {
            var page = Ask(new Query<User>(_acme.Id) { OrderBy = [UserFields.DisplayName.Descending], Take = 2 });
            NumberIn(page.Items[0]).Should().BeGreaterThanOrEqualTo(last).And.Be(NumberIn(page.Items[1]));
            last = NumberIn(page.Items[0]);
        });
    }

    [Test]
    public void A_reference_leads_to_exactly_one_of_them() => Against(() =>
        Ask(new Query<User>(_acme.Id) { Where = UserFields.HomeOrganizationId.EqualTo(_one.Id) }).Items.Should().HaveCount(1));

    [Test]
    public void A_subtree_leads_to_exactly_both() => Against(() =>
        Ask(new Query<User>(_acme.Id) { Where = UserFields.HomeOrganizationId.IsUnder(_top.Id) }).Items.Select(user => user.Id)
            .Should().BeEquivalentTo([_left.Id, _right.Id]));

    [Test]
    public void A_value_among_many_leads_to_both_as_of_one_commit() => Against(() =>
    {
        var found = Ask(
            new Query<User>(_acme.Id) { Where = UserFields.Grants.In(Enumerable.Range(0, 7).Select(i => FieldValue.Of($"g{i}"))) }).Items;
        found.Should().HaveCount(2);
        found[0].Grants.Should().Equal(found[1].Grants);
    });

    [TestCase(false)]
    [TestCase(true)]
    public void A_key_that_changes_hands_always_has_a_holder(bool hasCrowds)
    {
        _hasCrowds = hasCrowds;
        Against(() =>
        {
            new Guid?[] { _left.Id, _right.Id }.Should().Contain(Key("left"));
            new Guid?[] { _left.Id, _right.Id }.Should().Contain(Key("right"));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_walk_through_everything_finds_as_many_as_the_commit_counted(bool hasCrowds)
    {
        _hasCrowds = hasCrowds;
        Against(() =>
        {
            var page = Ask(new Query<User>(_acme.Id) { OrderBy = [UserFields.Email], Take = 1000, IncludeTotal = true });
            page.Items.Should().HaveCount((int)page.Total!.Value).And.OnlyHaveUniqueItems(user => user.Id);
            page.Items.Where(user => user.DisplayName is not null).Select(user => user.DisplayName).Distinct().Should().HaveCount(1);
        });
    }

    [Test]
    public void Whoever_stays_is_found_by_every_way_while_crowds_come_and_go()
    {
        _hasCrowds = true;
        Against(() =>
        {
            Ask(new Query<User>(_acme.Id) { Where = UserFields.Key.EqualTo("user77") }).Items.Should().ContainSingle();
            Key("user77").Should().NotBeNull();
            Ask(new Query<User>(_acme.Id)
            {
                Where = UserFields.HomeOrganizationId.IsUnder(_top.Id) & UserFields.DisplayName
                .IsPresent()
            }).Items.Should().HaveCount(2);
        });
    }

    [Test]
    public void Facts_are_of_one_commit_and_never_of_an_older_one()
    {
        var last = 0L;
        Against(() =>
        {
            var facts = _acme.Store.ReadAccessAsync(_acme.Id, _left.Id, _one.Id, default).Result!;
            facts.Sequence.Should().BeGreaterThanOrEqualTo(last);
            facts.User!.Grants.Should().Equal($"g{NumberIn(facts.User) % 7}");
            NumberIn(facts.User).Should().Be(
                (int)(facts.Sequence - _sequence + 1) / 2, "each round takes two numbers, and the account changes with the first");
            last = facts.Sequence;
        });
    }

    [Test]
    public void The_feed_has_no_gap() => Against(() =>
    {
        var numbers = Ask(new Query<Change>(_acme.Id) { OrderBy = [ChangeFields.Number], Take = 100 }).Items.Select(
            change => change.Number).ToList();
        numbers.Should().Equal(Enumerable.Range(0, numbers.Count).Select(i => numbers[0] + i));
    });

    private static int NumberIn(User user) => int.Parse(user.DisplayName!, CultureInfo.InvariantCulture);

    /// <summary>Asks again and again, on a thread of its own, while the writer writes.</summary>
    private void Against(Action question)
    {
        using var barrier = new Barrier(2);
        var asked = 0;
        var reader = Task.Factory.StartNew(
            () =>
            {
                question();
                barrier.SignalAndWait();
                while (_isWriting)
                {
                    question();
                    asked++;
                }
            },
            TaskCreationOptions.LongRunning);
        barrier.SignalAndWait(TimeSpan.FromMinutes(1)).Should().BeTrue("the first question must not fail");
        for (var i = 1; i <= Commits && !reader.IsCompleted; i++)
        {
            Write(i);
        }

        _isWriting = false;
        reader.GetAwaiter().GetResult();
        asked.Should().BePositive("reads and commits must overlap");
    }

    private void Write(int number)
    {
        var (left, right) = (_left, _right);
        _left = Next(left, number, number % 2 == 0 ? "left" : "right", number % 2 == 0 ? _one : _other);
        _right = Next(right, number, number % 2 == 0 ? "right" : "left", number % 2 == 0 ? _other : _one);
        var come = _acme.User($"guest{number}");
        Write[] writes = [new Write.Update(_left, left.Version, []), new Write.Add(come), new Write.Update(_right, right.Version, [])];

        // What is refused at its end was staged before, and must never be seen.
        _acme.CommitAsync([.. writes, new Write.Require(RecordKind.User, Guid.Empty)]).Result.IsCommitted.Should().BeFalse();
        _acme.CommitAsync(writes).Result.IsCommitted.Should().BeTrue();
        _acme.CommitAsync(
            new Write.Touch(_left.Id, new SignIn.LoggedIn(StoredTenant.Now)), new Write.Remove(RecordKind.User, come.Id)).Result.IsCommitted
            .Should().BeTrue();
        if (_hasCrowds && number % 10 == 0)
        {
            ComeAndGo(number);
        }
    }

    /// <summary>
    /// Many come, and go in two parts: what they made room for is given back, and every second time nothing may stay of them in memory,
    /// whoever reads.
    /// </summary>
    private void ComeAndGo(int number)
    {
        var crowd = Enumerable.Range(0, 400).Select(
            i => _acme.User($"crowd{number}-{i}") with { Email = $"{i % 7}{i}@acme.example", HomeOrganizationId = _one.Id }).ToList();
        Write[] erasure = number % 20 == 0 ? [new Write.Redact(RecordKind.User, crowd[0].Id)] : [];
        _acme.CommitAsync([.. crowd.Select(user => new Write.Add(user))]).Result.IsCommitted.Should().BeTrue();
        foreach (var part in crowd.GroupBy(user => user.Email![0] < '3'))
        {
            _acme.CommitAsync([.. part.Select(user => new Write.Remove(RecordKind.User, user.Id)), .. erasure]).Result.IsCommitted
                .Should().BeTrue();
        }
    }

    private static User Next(User user, int number, string key, Organization organization) =>
        user with
        {
            Key = key,
            DisplayName = $"{number:D6}",
            Grants = [$"g{number % 7}"],
            HomeOrganizationId = organization.Id,
            Version = user.Version + 1
        };

    private Page<T> Ask<T>(Query<T> query)
        where T : DirectoryRecord => _acme.Store.QueryAsync(query, default).Result;

    private Guid? Key(string key) => _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, key), default).Result?.Id;
}
