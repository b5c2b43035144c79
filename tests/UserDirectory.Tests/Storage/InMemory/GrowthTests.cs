using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Storage.InMemory;

/// <summary>How many records calls touch among 100 and among 5,000 users: the same, wherever an index can help.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GrowthTests
{
    private readonly RecordCounter _counter = new();

    [Test]
    public async Task Finding_touches_one_record()
    {
        (await TouchedAsync(5_000, world => world.Acme.FindAsync<User>(world.Users[50].Id))).Should().Be(1);
        (await TouchedAsync(
            5_000, world => world.Acme.Store.FindByKeyAsync<User>(RecordKeys.User.For(world.Acme.Id, "user50"), default).AsTask()))
            .Should().Be(1);
    }

    [Test]
    public Task Adding_touches_as_many_in_a_large_tenant() =>
        MustNotGrowAsync(world => world.Acme.AddAsync(world.Acme.User("new") with { HomeOrganizationId = world.Organization.Id }));

    [Test]
    public Task Removing_touches_as_many_in_a_large_tenant() => MustNotGrowAsync(world => world.Acme.MustCommitAsync(
        new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(world.Users[60].Id)),
        new Write.Remove(RecordKind.User, world.Users[60].Id)));

    [Test]
    public Task A_sorted_page_touches_as_many_in_a_large_tenant() =>
        MustNotGrowAsync(world => world.Acme.Store.QueryAsync(PageOf(world) with { IncludeTotal = true }, default).AsTask());

    [Test]
    public Task A_page_in_descending_order_touches_as_many_in_a_large_tenant() =>
        MustNotGrowAsync(
            world => world.Acme.Store.QueryAsync(PageOf(world) with { OrderBy = [UserFields.DisplayName.Descending] }, default).AsTask());

    [Test]
    public Task The_members_of_an_organization_are_found_without_the_others() =>
        MustNotGrowAsync(world => world.Acme.ListAsync<User>(
            UserLinks.Memberships.Any(MembershipFields.OrganizationId.EqualTo(world.Organization.Id)), UserFields.DisplayName));

    [Test]
    public async Task A_condition_that_goes_to_an_organization_and_back_looks_at_each_member_a_few_times()
    {
        var there = MembershipLinks.Organization.Any(OrganizationLinks.Memberships.Any(MembershipFields.ValidUntil.IsPresent()));

        (await TouchedAsync(5_000, world => world.Acme.ListAsync<Membership>(there))).Should().BeLessThan(50_000);
    }

    [Test]
    public Task What_is_below_an_organization_is_found_without_the_rest() =>
        MustNotGrowAsync(world => world.Acme.ListAsync<Membership>(MembershipFields.OrganizationId.IsUnder(world.Organization.Id)));

    [Test]
    public Task An_indexed_value_is_found_without_the_others() =>
        MustNotGrowAsync(
            world => world.Acme.ListAsync<User>(UserFields.Email.EqualTo("user50@acme.example") & UserFields.GivenName.IsMissing()));

    [Test]
    public Task One_of_two_indexed_conditions_is_found_without_the_others() =>
        MustNotGrowAsync(world => world.Acme.ListAsync<User>(
            UserFields.Email.EqualTo("user50@acme.example") | UserFields.Key.In(new FieldValue[] { "user7", "user8" })));

    [Test]
    public Task A_rare_range_is_found_without_the_others() =>
        MustNotGrowAsync(world => world.Acme.ListAsync<User>(UserFields.InvitationExpiresAt.LessThan(StoredTenant.Now)));

    [Test]
    public Task Removing_a_set_by_an_indexed_value_touches_only_the_set() => MustNotGrowAsync(world =>
        world.Acme.MustCommitAsync(new Write.RemoveWhere(RecordKind.Membership, MembershipFields.UserId.EqualTo(world.Users[0].Id))));

    [Test]
    public Task Requiring_that_there_is_none_by_an_indexed_value_touches_few() => MustNotGrowAsync(world =>
        world.Acme.MustCommitAsync(new Write.RequireNone(RecordKind.User, UserFields.Email.EqualTo("nobody@acme.example"))));

    [Test]
    public Task Facts_touch_only_what_they_tell() =>
        MustNotGrowAsync(
            world => world.Acme.Store.ReadAccessAsync(world.Acme.Id, world.Users[0].Id, world.Organization.Id, default).AsTask());

    [Test]
    public Task The_feed_is_read_from_a_number_without_what_is_before() => MustNotGrowAsync(world =>
        world.Acme.Store.QueryAsync(
            new Query<Change>(world.Acme.Id) { Where = ChangeFields.Number.GreaterThan(3), OrderBy = [ChangeFields.Number], Take = 5 },
            default).AsTask());

    private static Query<User> PageOf(World world) => new(world.Acme.Id)
    {
        OrderBy = [UserFields.DisplayName],
        After = new([UserFields.DisplayName.Read(world.Users[50])], world.Users[50].Id),
        Take = 25,
    };

    private async Task MustNotGrowAsync<T>(Func<World, Task<T>> call)
    {
        var few = await TouchedAsync(100, call);
        few.Should().BePositive();
        (await TouchedAsync(5_000, call)).Should().Be(few);
    }

    private async Task<long> TouchedAsync<T>(int users, Func<World, Task<T>> call)
    {
        var world = await World.CreateAsync(users);
        world.Acme.Store.Counter = _counter;
        _counter.Reset();
        await call(world);
        return _counter.Count;
    }

    private sealed record World(StoredTenant Acme, Organization Organization, IReadOnlyList<User> Users)
    {
        public static async Task<World> CreateAsync(int count)
        {
            var acme = await StoredTenant.CreateAsync();
            var organization = await acme.AddAsync(acme.Organization("lisbon"));
            var everybody = await acme.AddAsync(acme.Organization("everybody"));
            var users = Enumerable.Range(0, count).Select(i => acme.User($"user{i}") with
            {
                DisplayName = $"Name {i % 100:D3}{(i < 100 ? "a" : "b")}",
                Email = $"user{i}@acme.example",
                InvitationExpiresAt = StoredTenant.Now.AddDays(i < 5 ? -1 : 1),
            }).ToList();
            await acme.MustCommitAsync([.. users.Select(user => new Write.Add(user))]);
            await acme.MustCommitAsync([.. users.Select(user => new Write.Add(acme.Membership(user, everybody)))]);
            await acme.MustCommitAsync([.. users.Take(10).Select(user => new Write.Add(acme.Membership(user, organization)))]);
            return new(acme, organization, users);
        }
    }
}
