namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests to the auth family (S1 to S18).</summary>
internal static class AuthRequests
{
    private const string User = "/auth/users/<userId>";
    private const string Role = "/auth/roles/<locator>";
    private const string TenantRole = "/auth/roles/<tenantLocator>";
    private const string RoleUpdate =
        """{ "name": "<new>", "description": "Renamed", "version": 1, "addPermissions": [], "removePermissions": [] }""";

    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>
    {
        ["createUser"] = new(
            "POST", "/auth/users",
            """{ "firstName": "New", "lastName": "User", "userName": "<new>@elsewhere.example", "password": "correct horse battery" }"""),
        ["fetchMyUserDetails"] = new("GET", "/auth/users/whoami"),
        ["fetchUserByName"] = new("GET", "/auth/users/username/<username>"),
        ["fetchUserByLocator"] = new("GET", User),
        ["fetchMultipleUsers"] = new("GET", "/auth/users/list?count=3"),
        ["fetchMultipleBasicUsers"] = new("GET", "/auth/users/basic/list?count=3"),
        ["updateUser"] = new(
            "PATCH", User, """{ "firstName": "Re", "lastName": "Named", "tenants": ["<orgId>"], "roles": [], "permissions": [] }"""),
        ["updateUser/email"] = new(
            "PATCH", User, """{ "firstName": "Re", "lastName": "Named", "tenants": ["<orgId>"], "email": "<new>@elsewhere.example" }"""),
        ["updateUser/roles"] = new(
            "PATCH", User, """{ "firstName": "Re", "lastName": "Named", "tenants": ["<orgId>"], "roles": ["<tenantRoleName>"] }"""),
        ["updateUser/tenants"] = new(
            "PATCH", User, """{ "firstName": "Re", "lastName": "Named", "tenants": ["<orgId>", "<otherOrgId>"] }"""),
        ["resetUserPassword"] = new("PATCH", $"{User}/passwordreset", "\"correct horse battery\""),
        ["deleteUser"] = new("DELETE", User),
        ["createRole"] = new("POST", "/auth/roles", """{ "name": "<new>", "description": "New", "permissions": [] }"""),
        ["getRole"] = new("GET", Role),
        ["getRole/of-tenant"] = new("GET", TenantRole),
        ["updateRole"] = new("PATCH", Role, RoleUpdate),
        ["updateRole/of-tenant"] = new("PATCH", TenantRole, RoleUpdate),
        ["fetchMultipleRoles"] = new("GET", "/auth/roles/list?count=3"),
        ["deleteRole"] = new("DELETE", Role),
        ["deleteRole/of-tenant"] = new("DELETE", TenantRole),
        ["fetchAvailablePermissions"] = new("GET", "/auth/roles/permissions"),
        ["fetchUserPermissions"] = new("GET", $"{User}/permissions"),
        ["updateUserRoles"] = new("PATCH", $"{User}/roles", """{ "addRoles": ["<tenantRoleName>"], "removeRoles": [] }"""),
        ["updateUserTenantAssignments"] = new("PATCH", $"{User}/tenants", """{ "addTenants": ["<otherOrgId>"], "removeTenants": [] }"""),
    };
}
