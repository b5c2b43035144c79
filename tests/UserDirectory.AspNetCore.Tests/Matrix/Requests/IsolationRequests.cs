namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>Where names stand in queries and in bodies besides those of <see cref="Requests"/>.</summary>
internal static class IsolationRequests
{
    private const string Identity = "/api/<tenant>/<org>/identity";
    private const string Organization = "/api/v1/organizations/<orgId>/users";

    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>(
    [
        .. Requests.All,
        new("listTenantUsers/by-key", new("GET", $"{Identity}/users/odata?$filter=UserKey eq '<user>'&$count=true")),
        new("listTenantUsers/by-id", new("GET", $"{Identity}/users/odata?$filter=Id eq <userId>&$count=true&$expand=Roles,Groups")),
        new("listTenantGroups/by-key", new("GET", $"{Identity}/groups/odata?$filter=GroupKey eq '<group>'&$count=true")),
        new("listTenantRoles/by-key", new("GET", $"{Identity}/roles/odata?$filter=RoleKey eq '<role>'&$count=true")),
        new("getOrganizationUsers/search", new("GET", $"{Organization}?Search=<user>")),
        new("setTenantUserRoles/objects", new(
            "PUT", $"{Identity}/users/<user>/roles", """[{ "id": "<roleId>" }, { "roleKey": "<role>" }]""")),
        new("setTenantUserGroups/objects", new(
            "PUT", $"{Identity}/users/<user>/groups", """[{ "id": "<groupId>" }, { "groupKey": "<group>" }]""")),
        new("createUser/roles", new("POST", "/auth/users",
            """{ "firstName": "New", "lastName": "User", "userName": "<new>@elsewhere.example", "roles": ["<tenantRoleName>"] }""")),
        new("createUser/tenants", new("POST", "/auth/users",
            """{ "firstName": "New", "lastName": "User", "userName": "<new>@elsewhere.example", "tenants": ["<otherOrgId>"] }""")),
        new("updateUserRoles/removing", new(
            "PATCH", "/auth/users/<userId>/roles", """{ "addRoles": [], "removeRoles": ["<tenantRoleName>"] }""")),
        new("updateUserTenantAssignments/removing", new(
            "PATCH", "/auth/users/<userId>/tenants", """{ "addTenants": [], "removeTenants": ["<orgId>"] }""")),
    ]);

    /// <summary>Each name in each request, where a record of somebody else could stand for it.</summary>
    public static IEnumerable<(string Key, string Name)> Cases =>
        All.SelectMany(each => each.Value.Names.Except(Strangers.NotNames).Order().Select(name => (each.Key, name)));
}
