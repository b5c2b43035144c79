using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>
/// A large set that writes each record twice: what it was between is forgotten with what it was before, not over several commits.
/// </summary>
public sealed class RepeatedWriteTests
{
    private const int People = 400;

    private StoredTenant _tenant = null!;

    [SetUp]
    public async Task SetUp() => _tenant = await StoredTenant.CreateAsync();

    [Test]
    public async Task A_record_stands_once_in_an_order_when_it_is_what_it_was_between()
    {
        var users = await AddUsersAsync(_ => _tenant.User($"u{_tenant.NewId()}") with { DisplayName = "first" });
        await _tenant.ListAsync<User>(null, new Sort(UserFields.DisplayName));

        await MoveTwiceAndBackAsync(users, (user, _) => user with { DisplayName = "between" }, user => user with { DisplayName = "last" });

        (await _tenant.ListAsync<User>(null, new Sort(UserFields.DisplayName))).Select(user => user.Id)
            .Should().OnlyHaveUniqueItems().And.HaveCount(People);
    }

    [Test]
    public async Task A_record_is_counted_once_where_it_was_between()
    {
        var (first, last) = (await _tenant.AddAsync(_tenant.Organization("first")), await _tenant.AddAsync(_tenant.Organization("last")));
        var places = Enumerable.Range(0, People).Select(i => _tenant.Organization($"p{i}")).ToList();
        await _tenant.MustCommitAsync([.. places.Select(place => new Write.Add(place))]);
        await AddUsersAsync(i => _tenant.User($"other{i}") with { HomeOrganizationId = places[i].Id });
        var users = await AddUsersAsync(i => _tenant.User($"u{i}") with { HomeOrganizationId = first.Id });

        await MoveTwiceAndBackAsync(
            users, (user, i) => user with { HomeOrganizationId = places[i].Id }, user => user with { HomeOrganizationId = last.Id });

        var totals = new List<long?>();
        foreach (var place in places)
        {
            var there = new Query<User>(_tenant.Id) { Where = UserFields.HomeOrganizationId.EqualTo(place.Id), IncludeTotal = true };
            totals.Add((await _tenant.Store.QueryAsync(there, default)).Total);
        }

        totals.Should().OnlyContain(total => total == 2, "each place is the home of two");
    }

    private async Task<List<User>> AddUsersAsync(Func<int, User> user)
    {
        var users = Enumerable.Range(0, People).Select(i => user(i) with { Version = 1 }).ToList();
        await _tenant.MustCommitAsync([.. users.Select(each => new Write.Add(each))]);
        return users;
    }

    /// <summary>
    /// Two updates of each record in one set, and back to the first of them at the moment when the store begins to forget that set; then
    /// until it has.
    /// </summary>
    private async Task MoveTwiceAndBackAsync(List<User> users, Func<User, int, User> between, Func<User, User> last)
    {
        await PassAsync("before", 70);
        var role = new Write.Add(_tenant.Role("with the set"));
        await _tenant.MustCommitAsync(
            [role, .. users.SelectMany((user, i) => new[] { new Write.Update(
                between(user, i) with { Version = 2 }, 1, []), new Write.Update(last(user) with { Version = 3 }, 2, []) })]);
        await PassAsync("forgetting", 64);
        await _tenant.MustCommitAsync([.. users.Select((user, i) => new Write.Update(between(user, i) with { Version = 4 }, 3, []))]);
        await PassAsync("after", 200);
    }

    private async Task PassAsync(string name, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            await _tenant.AddAsync(_tenant.Role($"{name} {i}"));
        }
    }
}
