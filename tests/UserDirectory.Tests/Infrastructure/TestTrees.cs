namespace UserDirectory.Tests;

/// <summary>Trees of organizations for tests.</summary>
internal static class TestTrees
{
    /// <summary>Organizations that stand below each other: <c>level-1</c> to the last.</summary>
    public static async Task<IReadOnlyList<Organization>> ChainAsync(this TestDirectory test, string firstKey, int levels)
    {
        var prefix = firstKey.Substring(0, firstKey.LastIndexOf('-') + 1);
        var chain = new List<Organization> { await test.OrganizationAsync(firstKey) };
        while (chain.Count < levels)
        {
            chain.Add(await test.OrganizationAsync($"{prefix}{chain.Count + 1}", chain[^1].Id));
        }

        return chain;
    }
}
