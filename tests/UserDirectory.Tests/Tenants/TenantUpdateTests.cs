using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

public sealed class TenantUpdateTests : TenantTestCase
{
    [Test]
    public async Task What_is_not_given_stays()
    {
        var changed = await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Apex" });

        changed.Should().BeEquivalentTo(new { Acme.Id, Key = "Acme", Name = "Apex", DefaultCulture = "pt-PT", Version = 2L });
        (await Tenants.GetAsync(Acme.Id)).Should().Be(changed);
        (await Tenants.GetAsync(Umbrella.Id)).Should().Be(Umbrella);
    }

    [Test]
    public async Task Null_removes_the_name_and_the_culture() =>
        (await Tenants.UpdateAsync("acme", new TenantUpdate { Name = null, DefaultCulture = null }))
            .Should().BeEquivalentTo(new { Name = (string?)null, DefaultCulture = (string?)null });

    [Test]
    public async Task An_update_without_a_difference_writes_nothing()
    {
        var number = await LatestNumberAsync();

        (await Tenants.UpdateAsync("acme", new TenantUpdate())).Should().Be(Acme);
        (await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Acme Ltd" }, expectedVersion: 1)).Should().Be(Acme);

        (await LatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task The_expected_version_lets_it_change_once()
    {
        (await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Apex" }, expectedVersion: 1)).Version.Should().Be(2);

        var again = async () => await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Zenith" }, expectedVersion: 1);

        (await again.Should().ThrowAsync<StaleVersionException>()).Which
            .Should().BeEquivalentTo(new { Code = "version.stale", ExpectedVersion = 1L, CurrentVersion = 2L });
        (await Tenants.GetAsync("acme")).Name.Should().Be("Apex");
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var update = async () => await Tenants.UpdateAsync(
            "acme", new TenantUpdate { Name = " ", DefaultCulture = "Portuguese (Portugal)" });

        await update.ShouldBeInvalidAsync("Name text.empty", "DefaultCulture culture.format");
    }

    [Test]
    public async Task An_unknown_one_is_not_found_and_the_default_one_not_made()
    {
        var update = async () => await Tenants.UpdateAsync("default", new TenantUpdate { Name = "Apex" });

        await update.ShouldBeRefusedAsync("tenant.not_found");
        (await Tenants.FindAsync("default")).Should().BeNull();
    }
}
