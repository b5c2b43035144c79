namespace UserDirectory.AspNetCore;

/// <summary>The names in routes, and how what they name is looked up.</summary>
internal static class RouteNames
{
    public const string TenantKey = "tenantKey";
    public const string OrganizationKey = "orgKey";
    public const string OrganizationId = "organizationId";

    /// <summary>What each name in a route stands for.</summary>
    public static IReadOnlyDictionary<string, string> Descriptions { get; } = new Dictionary<string, string>
    {
        [TenantKey] = "The key of the tenant, or its id.",
        [OrganizationKey] = "The key of the organization, or its id.",
        [OrganizationId] = "The id of the organization.",
        ["userKey"] = "The key of the user, or its id.",
        ["groupKey"] = "The key of the group, or its id.",
        ["roleKey"] = "The key of the role, or its id.",
        ["locator"] = "The locator: of a user its id, of a role the ULID text of its id.",
        ["username"] = "The user name.",
        ["version"] = "The version: 1 or 1.0.",
        ["userId"] = "The id of the user.",
        ["projectId"] = "The id of the project.",
        ["globalId"] = "The id of the user.",
        ["permission"] = "The name of the permission.",
    };

    private static readonly string[] s_ids = [OrganizationId, "userId", "projectId", "globalId"];

    /// <summary>The type of what a name in a route stands for, as it is documented.</summary>
    public static Type TypeOf(string name, string pattern) =>
        s_ids.Contains(
            name, StringComparer.Ordinal) || (name == AuthUser.Locator && pattern.StartsWith("/auth/users/", StringComparison.Ordinal))
            ? typeof(Guid)
            : typeof(string);

    /// <summary>The names in a route, in their order.</summary>
    public static IEnumerable<string> In(string pattern) =>
        pattern.Split('{').Skip(1).Select(part => part[..part.IndexOfAny(['}', ':'])]);

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

    /// <summary>The same of a key that several may have where it is looked up: they are told apart by their ids.</summary>
    /// <exception cref="HttpRefusal">400: several have it.</exception>
    public static async ValueTask<T?> FindOneAsync<T>(Func<ValueTask<T?>> lookUp)
        where T : class
    {
        try
        {
            return await FindAsync(lookUp).ConfigureAwait(false);
        }
        catch (ConflictException several)
        {
            throw HttpRefusal.Body(several.Code, several.Message);
        }
    }
}
