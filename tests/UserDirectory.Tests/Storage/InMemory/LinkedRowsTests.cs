using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>Lists by what links lead to are those that the records say, settled or not, counted or shown, whichever way is taken.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LinkedRowsTests
{
    private const int Users = 300;

    private readonly Random _random = new(23);
    private readonly List<User> _users = [];
    private readonly List<Group> _groups = [];
    private readonly List<Organization> _places = [];
    private readonly List<Role> _roles = [];
    private readonly List<RoleAssignment> _given = [];
    private StoredTenant _acme = null!;

    [SetUp]
    public async Task SetUp()
    {
        _acme = await StoredTenant.CreateAsync(keptChanges: 1);
        for (var i = 0; i < Users; i++)
        {
            _users.Add(_acme.User($"user{i}") with { DisplayName = $"name {i * 7919 % Users}" });
        }

        for (var i = 0; i < 4; i++)
        {
            _places.Add(_acme.Organization($"place{i}"));
            _groups.Add(_acme.Group($"group{i}"));
            _roles.Add(_acme.Role($"role{i}"));
        }

        await _acme.MustCommitAsync([.. _users.Concat<DirectoryRecord>(_places).Concat(_groups).Concat(_roles).Select(
            record => new Write.Add(record))]);
        await GiveAsync(400);
    }

    public static IEnumerable<string> Conditions => s_conditions.Keys;

    private static readonly Dictionary<string, Func<LinkedRowsTests, Condition>> s_conditions = new()
    {
        ["a role"] = test => new(Of(test._roles[0]), given => given.RoleId == test._roles[0].Id),
        ["a rare role"] = test => new(Of(test._roles[3]), given => given.RoleId == test._roles[3].Id),
        ["one of some roles"] = test => new(
            RoleAssignmentFields.RoleId.In([test._roles[1].Id, test._roles[3].Id]),
            given => given.RoleId == test._roles[1].Id || given.RoleId == test._roles[3].Id),
        ["a role at a place"] = test => new(
            Of(test._roles[0]) & At(test._places[1]),
            given => given.RoleId == test._roles[0].Id && given.OrganizationId == test._places[1].Id),
        ["a role tenant-wide"] = test => new(
            Of(test._roles[0]) & RoleAssignmentFields.OrganizationId.IsMissing(),
            given => given.RoleId == test._roles[0].Id && given.OrganizationId is null),
        ["a role at a place or tenant-wide"] = test => new(
            Of(test._roles[0]) & (At(test._places[1]) | RoleAssignmentFields.OrganizationId.IsMissing()),
            given => given.RoleId == test._roles[0].Id
                && (given.OrganizationId is null || given.OrganizationId == test._places[1].Id)),
        ["a role elsewhere"] = test => new(
            Of(test._roles[0]) & !At(test._places[1]),
            given => given.RoleId == test._roles[0].Id && given.OrganizationId != test._places[1].Id),
        ["a place, and for a while"] = test => new(
            At(test._places[2]) & RoleAssignmentFields.ValidUntil.IsPresent(),
            given => given.OrganizationId == test._places[2].Id && given.ValidUntil is not null),
        ["what is not there"] = _ => new(RoleAssignmentFields.RoleId.EqualTo(Guid.NewGuid()), _ => false),
        ["anything"] = _ => new(RoleAssignmentFields.RoleId.IsPresent(), _ => true),
    };

    [TestCaseSource(nameof(Conditions))]
    public async Task They_are_those_that_the_records_say(string name)
    {
        var (filter, means) = s_conditions[name](this);
        for (var round = 0; round < 4; round++)
        {
            await MustBeAsync(
                UserLinks.Assignments.Any(filter), [.. _users.Where(user => _given.Exists(each => each.UserId == user.Id && means(each)))]);
            await MustBeAsync(
                UserLinks.Assignments.Any(filter) & UserFields.DisplayName.StartsWith("name 1"),
                [.. _users.Where(user => user.DisplayName!.StartsWith("name 1", StringComparison.Ordinal)
                    && _given.Exists(each => each.UserId == user.Id && means(each)))]);
            (await _acme.ListAsync<Group>(GroupLinks.Assignments.Any(filter))).Should().BeEquivalentTo(
                _groups.Where(group => _given.Exists(each => each.GroupId == group.Id && means(each))));

            // Some are taken away and others given, and what is older settles.
            await TakeAsync(100);
            await GiveAsync(120);
            await MoveOnAsync(round * Partition.Window / 2);
        }
    }

    [Test]
    public async Task An_account_whose_row_came_after_the_state_that_is_read_is_not_among_them()
    {
        var before = _acme.Store.QueryAsync(CountOf(Of(_roles[0])), default).Result.Total;
        var user = _acme.User("late");

        await _acme.MustCommitAsync(new Write.Add(user), new Write.Add(Assignment(_roles[0]) with { UserId = user.Id }));

        _acme.Store.QueryAsync(CountOf(Of(_roles[0])), default).Result.Total.Should().Be(before + 1);
    }

    private static Filter Of(Role role) => RoleAssignmentFields.RoleId.EqualTo(role.Id);

    private static Filter At(Organization place) => RoleAssignmentFields.OrganizationId.EqualTo(place.Id);

    private Query<User> CountOf(Filter filter) =>
        new(_acme.Id) { Where = UserLinks.Assignments.Any(filter), Take = 0, IncludeTotal = true };

    /// <summary>Counted, and in pages of several sizes by name in both directions, with and without a total, and by two fields.</summary>
    private async Task MustBeAsync(Filter filter, IReadOnlyList<User> expected)
    {
        var count = await _acme.Store.QueryAsync(new Query<User>(_acme.Id) { Where = filter, Take = 0, IncludeTotal = true }, default);
        (count.Total, count.HasMore).Should().Be((expected.Count, expected.Count > 0));
        var byName = expected.OrderBy(user => DirectoryText.Normalize(user.DisplayName!), StringComparer.Ordinal).ToList();
        foreach (var take in new[] { 1, 25, Users })
        {
            foreach (var counts in new[] { false, true })
            {
                var first = await PageAsync(filter, [UserFields.DisplayName], take, counts);
                MustBe(first, [.. byName.Take(take)], byName.Count, take, counts);
                MustBe(
                    await PageAsync(filter, [UserFields.DisplayName.Descending], take, counts),
                    [.. Enumerable.Reverse(byName).Take(take)], byName.Count, take, counts);
                MustBe(
                    await PageAsync(filter, [UserFields.DisplayName, UserFields.Key], take, counts), [.. byName.Take(take)], byName.Count,
                    take, counts);
                if (first.Items is [.., var last])
                {
                    var next = await PageAsync(filter, [UserFields.DisplayName], take, counts, last);
                    next.Items.Should().Equal(byName.Skip(take).Take(take));
                    next.Total.Should().Be(counts ? byName.Count : null);
                }
            }
        }
    }

    private static void MustBe(Page<User> page, IReadOnlyList<User> expected, int count, int take, bool counts)
    {
        page.Items.Should().Equal(expected);
        (page.Total, page.HasMore).Should().Be((counts ? count : null, count > take));
    }

    private ValueTask<Page<User>> PageAsync(Filter filter, IReadOnlyList<Sort> order, int take, bool counts, User? after = null) =>
        _acme.Store.QueryAsync(
            new Query<User>(_acme.Id)
            {
                Where = filter,
                OrderBy = order,
                Take = take,
                IncludeTotal = counts,
                After = after is null ? null : new SeekPosition([FieldValue.Of(DirectoryText.Normalize(after.DisplayName!))], after.Id),
            },
            default);

    private RoleAssignment Assignment(Role role) => new() { Id = _acme.NewId(), TenantId = _acme.Id, RoleId = role.Id };

    private async Task GiveAsync(int count)
    {
        var given = new List<RoleAssignment>();
        for (var i = 0; i < count; i++)
        {
            var place = _random.Next(_places.Count + 1);
            var one = Assignment(_roles[_random.Next(40) == 0 ? 3 : _random.Next(3)]) with
            {
                UserId = i % 30 == 0 ? null : _users[_random.Next(Users)].Id,
                GroupId = i % 30 == 0 ? _groups[_random.Next(_groups.Count)].Id : null,
                OrganizationId = place == _places.Count ? null : _places[place].Id,
                ValidUntil = _random.Next(3) == 0 ? StoredTenant.Now.AddDays(1) : null,
            };
            if (!_given.Concat(given).Any(each => (each.UserId, each.GroupId, each.RoleId, each.OrganizationId)
                == (one.UserId, one.GroupId, one.RoleId, one.OrganizationId)))
            {
                given.Add(one);
            }
        }

        await _acme.MustCommitAsync([.. given.Select(each => new Write.Add(each))]);
        _given.AddRange(given);
    }

    private async Task TakeAsync(int count)
    {
        var taken = _given.OrderBy(_ => _random.Next()).Take(count).ToList();
        await _acme.MustCommitAsync([.. taken.Select(each => new Write.Remove(RecordKind.RoleAssignment, each.Id, each.Version))]);
        _given.RemoveAll(taken.Contains);
    }

    private async Task MoveOnAsync(int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            await _acme.MustCommitAsync(new Write.Touch(_users[0].Id, new SignIn.LoggedIn(StoredTenant.Now.AddSeconds(i))));
        }

        _users[0] = (await _acme.FindAsync<User>(_users[0].Id))!;
    }

    private sealed record Condition(Filter Filter, Func<RoleAssignment, bool> Means);
}
