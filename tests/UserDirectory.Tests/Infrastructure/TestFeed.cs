namespace UserDirectory.Tests;

/// <summary>How far the default tenant's feed has come, whatever the services say.</summary>
internal static class TestFeed
{
    /// <summary>The number of the newest change.</summary>
    public static async Task<long> NewestAsync(this TestDirectory test)
    {
        var tenant = await test.Directory.Tenants.GetAsync(Tenant.DefaultKey);
        return (await test.InMemory.ReadAccessAsync(tenant.Id, Guid.Empty, null, CancellationToken.None))!.Sequence;
    }
}
