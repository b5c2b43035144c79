namespace UserDirectory.AspNetCore;

/// <summary>The names in routes, and how what they name is looked up.</summary>
internal static class RouteNames
{
    public const string TenantKey = "tenantKey";
    public const string OrganizationKey = "orgKey";
    public const string OrganizationId = "organizationId";

    /// <summary>What a look-up finds; a text that can be no reference names nothing, like one that is unknown.</summary>
    public static async ValueTask<T?> FindAsync<T>(Func<ValueTask<T?>> lookUp)
        where T : class
    {
        try
        {
            return await lookUp().ConfigureAwait(false);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
