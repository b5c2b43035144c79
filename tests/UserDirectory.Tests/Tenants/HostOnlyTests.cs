using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

/// <summary>Tenants are the host's own business.</summary>
public sealed class HostOnlyTests : TenantTestCase
{
    [Test]
    public async Task Every_call_acts_as_the_host()
    {
        await Tenants.UpdateAsync("acme", new TenantUpdate { Name = "Apex" });
        await Tenants.RenameAsync("acme", "Apex");
        await Tenants.SuspendAsync("apex");
        await Tenants.ReinstateAsync("apex");

        var changes = await In("apex").Changes.ReadAsync(0);

        changes.Should().HaveCount(5).And.OnlyContain(change => change.Actor == ActorRef.System("host"));
        (await Tenants.GetAsync("apex"))
            .Should().BeEquivalentTo(new { CreatedBy = ActorRef.System("host"), UpdatedBy = ActorRef.System("host") });
    }

    [Test]
    public void No_handle_leads_to_them() =>
        new[] { typeof(ITenantDirectory), typeof(ITenantReference) }.SelectMany(type => type.GetMethods())
            .Select(method => method.ReturnType)
            .Should().NotContain(type => type == typeof(ITenantService) || type == typeof(IUserDirectory));

    [Test]
    public async Task An_administrator_changes_the_name_of_its_own_tenant_only_and_not_its_key_or_status()
    {
        var boss = Test.Directory.Tenant("acme").As((await In("acme").Users.GetAsync("boss")).Id);
        var abroad = Test.Directory.Tenant("umbrella").As(boss.Actor.UserId!.Value);

        (await boss.Settings.UpdateAsync(new TenantUpdate { Name = "Apex" }))
            .Should().BeEquivalentTo(new { Key = "Acme", Name = "Apex", IsSuspended = false });
        var update = async () => await abroad.Settings.UpdateAsync(new TenantUpdate { Name = "Apex" });
        var read = async () => await abroad.Settings.GetAsync();

        await update.ShouldBeRefusedAsync("access.unknown_actor");
        await read.ShouldBeRefusedAsync("access.unknown_actor");
        (await Tenants.GetAsync("umbrella")).Should().Be(Umbrella);
    }
}
