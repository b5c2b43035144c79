namespace UserDirectory.Tests;

/// <summary>Accounts that hold exactly what a test lets them hold.</summary>
internal static class TestActors
{
    /// <summary>
    /// A new account that holds these patterns at a place (a member there), through a role of its own; tenant-wide when no place is named.
    /// </summary>
    public static async Task<User> HolderAsync(this TestDirectory test, string key, EntityRef place, params string[] patterns)
    {
        await test.RoleAsync($"role of {key}", patterns);
        return await test.UserAsync(key, place, $"role of {key}");
    }
}
