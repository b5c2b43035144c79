using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantReadTests : TenantTestCase
{
    [Test]
    public async Task One_is_found_by_its_id_and_by_its_key_in_any_casing()
    {
        foreach (var name in new EntityRef[] { Acme.Id, "Acme", "ACME" })
        {
            (await Tenants.FindAsync(name)).Should().Be(Acme);
            (await Tenants.GetAsync(name)).Should().Be(Acme);
        }
    }

    [Test]
    public async Task An_unknown_one_is_null_to_find_and_not_found_to_get()
    {
        foreach (var name in new EntityRef[] { Guid.NewGuid(), Guid.Empty, "nobody", "Acme Ltd", "acme/umbrella", default })
        {
            var get = async () => await Tenants.GetAsync(name);

            (await Tenants.FindAsync(name)).Should().BeNull();
            await get.ShouldBeRefusedAsync("tenant.not_found");
        }
    }

    [Test]
    public async Task Looking_for_the_default_one_does_not_make_it()
    {
        (await Tenants.FindAsync("default")).Should().BeNull();
        (await Tenants.ListAsync()).Items.Should().Equal(Acme, Umbrella);
    }

    [Test]
    public async Task A_suspended_one_is_found_and_listed()
    {
        var suspended = await Tenants.SuspendAsync("acme");

        (await Tenants.GetAsync("acme")).Should().Be(suspended);
        (await Tenants.ListAsync()).Items.Should().Equal(suspended, Umbrella);
    }

    [Test]
    public async Task They_are_listed_by_key_whatever_its_casing()
    {
        var beta = await Tenants.CreateAsync(new NewTenant("beta"));

        (await Tenants.ListAsync()).Items.Should().Equal(Acme, beta, Umbrella);
        (await Tenants.ListAsync(new TenantQuery { OrderBy = [TenantFields.Key.Descending] })).Items.Should().Equal(Umbrella, beta, Acme);
    }

    [Test]
    public async Task Pages_follow_each_other_without_gaps()
    {
        for (var i = 0; i < 5; i++)
        {
            await Tenants.CreateAsync(new NewTenant($"t{i}"));
        }

        var query = new TenantQuery { Take = 3, IncludeTotal = true };
        var pages = new List<Page<Tenant>>();
        do
        {
            pages.Add(await Tenants.ListAsync(query));
            query.Cursor = pages[^1].NextCursor;
        }
        while (query.Cursor is not null);

        pages.Select(page => string.Join(' ', page.Items.Select(tenant => tenant.Key)))
            .Should().Equal("Acme t0 t1", "t2 t3 t4", "Umbrella");
        pages.Should().OnlyContain(page => page.Total == 7);
        (await Tenants.ListAsync(new TenantQuery { Skip = 5, Take = 1 })).Items.Single().Key.Should().Be("t4");
    }

    [Test]
    public async Task A_condition_picks_out()
    {
        var suspended = await Tenants.SuspendAsync("umbrella");

        (await Tenants.ListAsync(new TenantQuery { Where = TenantFields.IsSuspended.EqualTo(true) })).Items.Should().Equal(suspended);
        (await Tenants.ListAsync(new TenantQuery { Where = TenantFields.DefaultCulture.EqualTo("pt-PT") })).Items.Should().Equal(Acme);
        (await Tenants.ListAsync(new TenantQuery { Where = TenantFields.Name.IsPresent(), Take = 0, IncludeTotal = true })).Total
            .Should().Be(1);
    }

    [Test]
    public async Task A_search_looks_into_key_and_name()
    {
        (await Tenants.ListAsync(new TenantQuery { Search = "CM" })).Items.Should().Equal(Acme);
        (await Tenants.ListAsync(new TenantQuery { Search = "Ltd" })).Items.Should().Equal(Acme);
        (await Tenants.ListAsync(new TenantQuery { Search = " " })).Items.Should().Equal(Acme, Umbrella);
    }

    [Test]
    public async Task Everything_that_is_wrong_with_a_query_is_told_at_once()
    {
        var list = async () => await Tenants.ListAsync(
            new TenantQuery
            {
                Take = 1001,
                Skip = -1,
                OrderBy = [OrganizationFields.Key],
                Where = UserFields.Key.EqualTo("ann"),
                Search = new string('a', 257)
            });

        await list.ShouldBeInvalidAsync(
            "Take query.take", "Skip query.skip", "OrderBy[0] query.order_field", "Where filter.field", "Search query.search_too_long");
    }

    [Test]
    public async Task A_cursor_of_another_query_is_refused()
    {
        var first = await Tenants.ListAsync(new TenantQuery { Take = 1 });

        var list = async () => await Tenants.ListAsync(new TenantQuery { Take = 1, Search = "a", Cursor = first.NextCursor });

        await list.ShouldBeInvalidAsync("Cursor cursor.invalid");
    }
}
