using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Storage.InMemory;

public sealed class QueryTests
{
    private StoredTenant _acme = null!;

    [SetUp]
    public async Task Create() => _acme = await StoredTenant.CreateAsync();

    [Test]
    public async Task Missing_values_come_first_and_ties_go_by_id_in_the_direction_of_the_order()
    {
        var second = await _acme.AddAsync(_acme.User("b") with { Id = new Guid("0192f0c1-0000-7000-8000-000000000002") });
        var first = await _acme.AddAsync(_acme.User("a") with { Id = new Guid("0192f0c1-0000-7000-8000-000000000001") });
        var named = await _acme.AddAsync(_acme.User("c") with { DisplayName = "zoe" });

        (await _acme.ListAsync<User>(null, UserFields.DisplayName)).Should().Equal(first, second, named);
        (await _acme.ListAsync<User>(null, UserFields.DisplayName.Descending)).Should().Equal(named, second, first);
    }

    [Test]
    public async Task Pages_by_position_follow_each_other_without_gap_or_overlap()
    {
        for (var i = 0; i < 10; i++)
        {
            await _acme.AddAsync(_acme.User($"user{i}") with { DisplayName = $"name{i % 3}" });
        }

        var all = await _acme.ListAsync<User>(null, UserFields.DisplayName.Descending);
        var walked = new List<User>();
        Page<User> page;
        SeekPosition? after = null;
        do
        {
            page = await _acme.Store.QueryAsync(
                new Query<User>(_acme.Id) { OrderBy = [UserFields.DisplayName.Descending], Take = 3, After = after }, default);
            walked.AddRange(page.Items);
            after = new([UserFields.DisplayName.Read(walked[^1])], walked[^1].Id);
        }
        while (page.HasMore);

        walked.Should().Equal(all);
    }

    [Test]
    public async Task Total_counts_what_matches_whatever_the_page()
    {
        await _acme.AddAsync(_acme.User("ann"));
        await _acme.AddAsync(_acme.User("bob"));

        var page = await _acme.Store.QueryAsync(new Query<User>(_acme.Id) { Take = 0, IncludeTotal = true }, default);

        page.Should().BeEquivalentTo(new { Total = 2L, HasMore = true });
        page.Items.Should().BeEmpty();
    }

    [Test]
    public async Task Not_equal_is_the_complement_of_equal_for_missing_and_for_many_values()
    {
        var none = await _acme.AddAsync(_acme.User("none"));
        var one = await _acme.AddAsync(_acme.User("one") with { DisplayName = "Zoe", Grants = ["a.b", "c.d"] });

        (await _acme.ListAsync<User>(UserFields.DisplayName.NotEqualTo("zoe"))).Should().Equal(none);
        (await _acme.ListAsync<User>(UserFields.Grants.EqualTo("c.d"))).Should().Equal(one);
        (await _acme.ListAsync<User>(UserFields.Grants.NotEqualTo("c.d"))).Should().Equal(none);
    }

    [Test]
    public async Task Under_takes_the_top_and_everything_below_it()
    {
        var top = await _acme.AddAsync(_acme.Organization("top"));
        var below = await _acme.AddAsync(_acme.Organization("below", top));
        var other = await _acme.AddAsync(_acme.Organization("other"));
        var ann = await _acme.AddAsync(_acme.User("ann"));
        var inside = await _acme.AddAsync(_acme.Membership(ann, below));
        await _acme.AddAsync(_acme.Membership(ann, other));

        (await _acme.ListAsync<Organization>(OrganizationFields.Id.IsUnder(top.Id), OrganizationFields.Key)).Should().Equal(below, top);
        (await _acme.ListAsync<Membership>(MembershipFields.OrganizationId.IsUnder(top.Id))).Should().Equal(inside);
    }

    [Test]
    public async Task Any_linked_asks_the_records_at_the_other_end()
    {
        var lisbon = await _acme.AddAsync(_acme.Organization("lisbon"));
        var ann = await _acme.AddAsync(_acme.User("ann"));
        await _acme.AddAsync(_acme.User("bob"));
        await _acme.AddAsync(_acme.Membership(ann, lisbon));

        (await _acme.ListAsync<User>(UserLinks.Memberships.Any(MembershipFields.OrganizationId.EqualTo(lisbon.Id)))).Should().Equal(ann);
        (await _acme.ListAsync<Membership>(MembershipLinks.User.Any(UserFields.Key.EqualTo("bob")))).Should().BeEmpty();
    }

    [Test]
    public async Task A_field_of_another_record_type_is_refused()
    {
        var filter = () => _acme.ListAsync<User>(GroupFields.Key.EqualTo("x"));
        var order = () => _acme.ListAsync<User>(null, GroupFields.Key);

        await filter.Should().ThrowAsync<ArgumentException>();
        await order.Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task A_field_that_cannot_be_sorted_by_is_refused()
    {
        var act = () => _acme.ListAsync<User>(null, UserFields.Status);

        await act.Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task A_filter_node_that_is_not_of_the_closed_list_is_never_ignored()
    {
        var act = () => _acme.ListAsync<User>(UserFields.Key.IsPresent() | new UnknownFilter());

        await act.Should().ThrowAsync<NotSupportedException>();
    }

    [Test]
    public async Task Tenants_are_listed_without_a_tenant()
    {
        var other = await StoredTenant.CreateAsync("other", _acme.Store);

        var page = await _acme.Store.QueryAsync(new Query<Tenant>(Guid.Empty) { OrderBy = [TenantFields.Key] }, default);

        page.Items.Should().Equal(_acme.Tenant, other.Tenant);
    }

    [Test]
    public async Task Another_tenants_records_are_unknown()
    {
        var other = await StoredTenant.CreateAsync("other", _acme.Store);
        var ann = await _acme.AddAsync(_acme.User("ann"));

        (await other.FindAsync<User>(ann.Id)).Should().BeNull();
        (await other.ListAsync<User>()).Should().BeEmpty();
    }

    private sealed record UnknownFilter : Filter;
}
