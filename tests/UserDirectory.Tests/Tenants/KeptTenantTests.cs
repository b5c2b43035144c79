using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

/// <summary>
/// Handles made for one call, as a request makes them, over a store that other hosts write to: what names a tenant is kept.
/// </summary>
public sealed class KeptTenantTests
{
    private CountingStore _store = null!;
    private TestDirectory _test = null!;
    private Tenant _acme = null!;

    private IUserDirectory Directory => _test.Directory;

    [SetUp]
    public async Task SetUpAsync()
    {
        _test = new TestDirectory(decorate: inner => _store = new CountingStore(inner));
        _acme = await Directory.Tenants.CreateAsync(new NewTenant("acme"));
        (await TenantOfAsync("acme")).Should().Be(_acme.Id);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task The_next_handle_does_not_ask_again()
    {
        _store.Restart();

        await TenantOfAsync("acme");

        _store.Calls.Should().ContainSingle("the settings are read and the look-up is not");
    }

    [Test]
    public async Task After_a_while_it_asks_again()
    {
        _test.Clock.Advance(_test.Runtime.Options.RightsMaxAge);
        _store.Restart();

        await TenantOfAsync("acme");

        _store.Calls.Should().HaveCount(2);
    }

    [Test]
    public async Task A_key_that_another_tenant_has_now_names_that_one()
    {
        await Directory.Tenants.RenameAsync("acme", "acme-before");
        var other = await Directory.Tenants.CreateAsync(new NewTenant("acme"));

        (await TenantOfAsync("acme")).Should().Be(other.Id);
        (await TenantOfAsync("acme-before")).Should().Be(_acme.Id);
    }

    [Test]
    public async Task A_deleted_tenant_is_not_there_by_key_or_id()
    {
        await TenantOfAsync(_acme.Id);

        await Directory.Tenants.DeleteAsync("acme");

        await FluentActions.Awaiting(() => TenantOfAsync("acme")).Should().ThrowAsync<RecordNotFoundException>();
        await FluentActions.Awaiting(() => TenantOfAsync(_acme.Id)).Should().ThrowAsync<RecordNotFoundException>();
    }

    private async Task<Guid> TenantOfAsync(EntityRef tenant) =>
        (await Directory.Tenant(tenant).AsSystem("test").Settings.GetAsync()).Id;
}
