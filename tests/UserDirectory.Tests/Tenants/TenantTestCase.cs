using NUnit.Framework;

namespace UserDirectory.Tests.Tenants;

/// <summary>A host with the tenants Acme and Umbrella.</summary>
public abstract class TenantTestCase
{
    protected TestDirectory Test { get; private set; } = null!;

    protected ITenantService Tenants => Test.Directory.Tenants;

    protected Tenant Acme { get; private set; } = null!;

    protected Tenant Umbrella { get; private set; } = null!;

    [SetUp]
    public async Task SetUp()
    {
        Test = new TestDirectory();
        Acme = await Tenants.CreateAsync(
            new NewTenant("Acme") { Name = "Acme Ltd", DefaultCulture = "pt-PT", Administrator = new NewUser("boss") });
        Umbrella = await Tenants.CreateAsync(new NewTenant("Umbrella"));
    }

    [TearDown]
    public void TearDown() => Test.Dispose();

    /// <summary>A new handle on a tenant, acting as a system.</summary>
    protected ITenantDirectory In(EntityRef tenant) => Test.Directory.Tenant(tenant).AsSystem("test");

    protected async Task<long> LatestNumberAsync() => await In(Acme.Id).Changes.GetLatestNumberAsync();
}
