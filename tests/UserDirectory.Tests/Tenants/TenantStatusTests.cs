using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

/// <summary>Suspending a tenant and ending that.</summary>
public sealed class TenantStatusTests : TenantTestCase
{
    [Test]
    public async Task Nobody_of_a_suspended_one_may_do_anything_until_it_is_reinstated()
    {
        var boss = await In("acme").Users.GetAsync("boss");
        var own = Test.Directory.Tenant("acme").As(boss.Id);
        var list = async () => await own.Users.ListAsync();
        await list.Should().NotThrowAsync();

        (await Tenants.SuspendAsync("acme")).Should().BeEquivalentTo(new { Acme.Id, IsSuspended = true, Version = 2L });

        await list.ShouldLackAsync("users.list");
        (await In("acme").Permissions.ListEffectiveAsync(boss.Id)).Should().BeEmpty();

        (await Tenants.ReinstateAsync("acme")).Should().BeEquivalentTo(new { Acme.Id, IsSuspended = false, Version = 3L });

        await list.Should().NotThrowAsync("what somebody holds is as before");
    }

    [Test]
    public async Task A_system_actor_still_may()
    {
        await Tenants.SuspendAsync("acme");

        (await In("acme").Users.CreateAsync(new NewUser("ann"))).Key.Should().Be("ann");
        (await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Apex" }))
            .Should().BeEquivalentTo(new { Name = "Apex", IsSuspended = true });
    }

    [Test]
    public async Task Another_tenant_goes_on()
    {
        var ann = await In("umbrella").Users.CreateAsync(new NewUser("ann") { Roles = ["read-only"] });
        await Tenants.SuspendAsync("acme");

        (await Test.Directory.Tenant("umbrella").As(ann.Id).Users.ListAsync()).Items.Should().ContainSingle();
        (await Tenants.GetAsync("umbrella")).Should().Be(Umbrella);
    }

    [Test]
    public async Task Doing_either_twice_changes_nothing()
    {
        (await Tenants.ReinstateAsync("acme")).Should().Be(Acme);
        var suspended = await Tenants.SuspendAsync("acme");
        var number = await LatestNumberAsync();

        (await Tenants.SuspendAsync("acme")).Should().Be(suspended);

        (await LatestNumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task An_unknown_one_is_not_found_and_the_default_one_not_made()
    {
        var suspend = async () => await Tenants.SuspendAsync("default");
        var reinstate = async () => await Tenants.ReinstateAsync(Guid.NewGuid());

        await suspend.ShouldBeRefusedAsync("tenant.not_found");
        await reinstate.ShouldBeRefusedAsync("tenant.not_found");
        (await Tenants.FindAsync("default")).Should().BeNull();
    }
}
