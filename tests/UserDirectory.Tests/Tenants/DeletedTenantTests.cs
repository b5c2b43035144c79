using System.Runtime.CompilerServices;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

public sealed class DeletedTenantTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task The_host_keeps_nothing_of_a_tenant_that_it_deleted()
    {
        var kept = await KeepAsync();
        Collect();
        kept.Select(each => each.IsAlive)
            .Should().NotContain(false, "it keeps the rights of accounts and a queue as long as the tenant is there");

        await _test.Directory.Tenants.DeleteAsync("acme");
        Collect();

        kept.Select(each => each.IsAlive).Should().NotContain(true);
    }

    // A method of its own, so that no local keeps what it looks at.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<IReadOnlyList<WeakReference>> KeepAsync()
    {
        var tenant = await _test.Directory.Tenants.CreateAsync(new NewTenant("acme"));
        var ann = await _test.Directory.Tenant("acme").AsSystem("test").Users.CreateAsync(new NewUser("ann"));
        var runtime = _test.Runtime;
        var rights = await runtime.Rights.ReadAsync(runtime.Store, tenant.Id, ann.Id, null, default);
        runtime.Rights.IsCurrent(rights).Should().BeTrue();
        return [new WeakReference(rights), new WeakReference(runtime.Turns.QueueOf(tenant.Id))];
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
