using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Random commits, some refused, against plain dictionaries; every question must get the answer that plain code gives.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RandomOperationsTests
{
    private readonly Dictionary<Guid, User> _users = [];
    private readonly Dictionary<Guid, Membership> _memberships = [];
    private readonly List<Organization> _organizations = [];
    private readonly List<User> _gone = [];
    private StoredTenant _acme = null!;
    private Random _random = null!;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Every_question_gets_the_answer_of_plain_code(int seed)
    {
        _random = new Random(seed);
        _acme = await StoredTenant.CreateAsync(keptChanges: 50);
        _acme.NewId = NewId;
        for (var i = 0; i < 12; i++)
        {
            _organizations.Add(
                await _acme.AddAsync(_acme.Organization($"org{i}", i > 2 && _random.Next(3) > 0 ? _organizations[_random.Next(i)] : null)));
        }

        for (var i = 0; i < 600; i++)
        {
            await CommitAsync();
            if (i % 3 == 0)
            {
                await AskAsync($"seed {seed}, commit {i}");
            }
        }
    }

    private static IEnumerable<User> Sorted(IEnumerable<User> users, IReadOnlyList<Sort> order)
    {
        var sorted = users.OrderBy(_ => 0);
        foreach (var step in order)
        {
            sorted = step.IsDescending ? sorted.ThenByDescending(step.Field.Read) : sorted.ThenBy(step.Field.Read);
        }

        return order.Count > 0 && order[^1].IsDescending ? sorted.ThenByDescending(user => user.Id) : sorted.ThenBy(user => user.Id);
    }

    private async Task CommitAsync()
    {
        var writes = new List<Write>();
        var users = new Dictionary<Guid, User>(_users);
        var memberships = new Dictionary<Guid, Membership>(_memberships);
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            Write(writes, users, memberships);
        }

        // Some are refused at their end, with everything staged.
        var isRefused = _random.Next(4) == 0;
        if (isRefused)
        {
            writes.Add(new Write.Require(RecordKind.User, Guid.CreateVersion7()));
        }

        var result = await _acme.CommitAsync([.. writes]);

        result.IsCommitted.Should().Be(!isRefused, string.Join(", ", result.Refusals));
        if (!isRefused)
        {
            _gone.AddRange(_users.Values.Where(user => !users.ContainsKey(user.Id)));
            Replace(_users, users);
            Replace(_memberships, memberships);
        }
    }

    private static string Text(User user) => $"{user.Key} v{user.Version} {user.DisplayName ?? "-"} {user.InvitationExpiresAt}";

    private static void Replace<T>(Dictionary<Guid, T> target, Dictionary<Guid, T> source)
    {
        target.Clear();
        foreach (var pair in source)
        {
            target[pair.Key] = pair.Value;
        }
    }

    private void Write(List<Write> writes, Dictionary<Guid, User> users, Dictionary<Guid, Membership> memberships)
    {
        switch (_random.Next(users.Count < 60 ? 6 : 12))
        {
            case 0 when _gone.Find(user => !users.ContainsKey(user.Id)) is { } back:
                Add(writes, users, Shuffled(back with { Version = 1 }));
                break;
            case < 5:
                Add(writes, users, Shuffled(_acme.User($"user{_random.Next():x8}")));
                break;
            case < 8 when users.Count > 0:
                var user = Any(users);
                users[user.Id] = Shuffled(user) with { Version = user.Version + 1 };
                writes.Add(new Write.Update(users[user.Id], user.Version, []));
                break;
            case < 10 when users.Count > 0:
                var organization = _organizations[_random.Next(_organizations.Count)];
                var member = Any(users);
                if (!memberships.Values.Any(other => other.UserId == member.Id && other.OrganizationId == organization.Id))
                {
                    var membership = _acme.Membership(member, organization);
                    memberships[membership.Id] = membership;
                    writes.Add(new Write.Add(membership));
                }

                break;
            default:
                if (users.Count > 0)
                {
                    var leaver = Any(users);
                    writes.Add(new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(leaver.Id)));
                    writes.Add(new Write.Remove(RecordKind.User, leaver.Id, leaver.Version));
                    users.Remove(leaver.Id);
                    memberships.Where(pair => pair.Value.UserId == leaver.Id).ToList().ForEach(pair => memberships.Remove(pair.Key));
                }

                break;
        }
    }

    private static void Add(List<Write> writes, Dictionary<Guid, User> users, User user)
    {
        users[user.Id] = user;
        writes.Add(new Write.Add(user));
    }

    private User Any(Dictionary<Guid, User> users) => users.Values.ElementAt(_random.Next(users.Count));

    private User Shuffled(User user) => user with
    {
        DisplayName = _random.Next(4) == 0 ? null : RandomQuestions.Texts[_random.Next(RandomQuestions.Texts.Count)],
        GivenName = RandomQuestions.Texts[_random.Next(3)],
        Grants = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => RandomQuestions.Texts[_random.Next(4)])],
        HomeOrganizationId = _random.Next(2) == 0 ? null : _organizations[_random.Next(_organizations.Count)].Id,
        InvitationExpiresAt = _random.Next(2) == 0 ? null : StoredTenant.Now.AddHours(_random.Next(5)),
    };

    private Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);

        // Ids that are made at one time differ only in their second half.
        bytes.AsSpan(0, 8).Fill((byte)_random.Next(3));
        return new Guid(bytes);
    }

    private async Task AskAsync(string because)
    {
        var (filter, means) = new RandomQuestions(_random, _organizations, () => _memberships.Values).Condition(2);
        var order = new RandomQuestions(_random, _organizations, () => _memberships.Values).Order();
        var matching = _users.Values.Where(means).ToList();
        var query = new Query<User>(_acme.Id)
        {
            Where = _random.Next(5) == 0 ? null : filter,
            OrderBy = order,
            Skip = _random.Next(4),
            Take = _random.Next(8),
            IncludeTotal = _random.Next(2) == 0,
        };
        matching = query.Where is null ? [.. _users.Values] : matching;
        var expected = Sorted(matching, order).ToList();
        if (_random.Next(2) == 0 && _users.Count > 0)
        {
            var start = Any(_users);
            query = query with { After = new([.. order.Select(step => step.Field.Read(start))], start.Id) };
            var all = Sorted(matching.Append(start).Distinct(), order).ToList();
            expected = [.. all.Skip(all.IndexOf(start) + 1)];
        }

        var page = await _acme.Store.QueryAsync(query, default);

        page.Items.Select(Text).Should().Equal(expected.Skip(query.Skip).Take(query.Take).Select(Text), $"{because}: {query}");
        page.HasMore.Should().Be(expected.Count > query.Skip + query.Take, because);
        page.Total.Should().Be(query.IncludeTotal ? matching.Count : null, because);
        foreach (var user in _users.Values.Take(5))
        {
            (await _acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(_acme.Id, user.Key), default)).Should().Be(user, because);
        }
    }
}
