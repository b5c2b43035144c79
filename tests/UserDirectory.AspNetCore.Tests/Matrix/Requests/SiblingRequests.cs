namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests to the first family's groups (SG1 to SG15) and roles (SR1 to SR15).</summary>
internal static class SiblingRequests
{
    private const string Groups = "/api/<tenant>/<org>/identity/groups";
    private const string Roles = "/api/<tenant>/<org>/identity/roles";
    private const string Group = $"{Groups}/<group>";
    private const string Role = $"{Roles}/<role>";

    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>
    {
        ["listTenantGroups"] = new("GET", $"{Groups}/odata"),
        ["getTenantGroup"] = new("GET", Group),
        ["createTenantGroup"] = new("POST", Groups, """{ "groupKey": "<new>", "name": "New" }"""),
        ["addTenantGroupUsers"] = new("POST", $"{Group}/users/add", """["<user>"]"""),
        ["addTenantGroupUsersById"] = new("POST", $"{Group}/users/addById", """["<userId>"]"""),
        ["removeTenantGroupUsers"] = new("POST", $"{Groups}/<joined>/users/remove", """["<user>"]"""),
        ["removeTenantGroupUsersById"] = new("POST", $"{Groups}/<joined>/users/removeById", """["<userId>"]"""),
        ["setTenantGroupEmail"] = new("PUT", $"{Group}/email", "\"group@elsewhere.example\""),
        ["setTenantGroupKey"] = new("PUT", $"{Group}/groupKey", "\"<new>\""),
        ["setTenantGroupIsActive"] = new("PUT", $"{Group}/isActive", "false"),
        ["setTenantGroupName"] = new("PUT", $"{Group}/name", "\"Renamed\""),
        ["setTenantGroupName/of-tenant"] = new("PUT", $"{Groups}/<tenantGroup>/name", "\"Renamed\""),
        ["setTenantGroupNotes"] = new("PUT", $"{Group}/notes", "\"Notes\""),
        ["deleteTenantGroup"] = new("DELETE", Group),
        ["deleteTenantGroup/of-tenant"] = new("DELETE", $"{Groups}/<tenantGroup>"),

        ["listTenantRoles"] = new("GET", $"{Roles}/odata"),
        ["getTenantRole"] = new("GET", Role),
        ["createTenantRole"] = new("POST", Roles,
            """{ "roleKey": "<new>", "description": "New", "isAdministration": false, "isDefault": false, "isInternal": false }"""),
        ["addTenantRoleUsers"] = new("POST", $"{Role}/users/add", """["<user>"]"""),
        ["addTenantRoleUsersById"] = new("POST", $"{Role}/users/addById", """["<userId>"]"""),
        ["removeTenantRoleUsers"] = new("POST", $"{Roles}/<given>/users/remove", """["<user>"]"""),
        ["removeTenantRoleUsersById"] = new("POST", $"{Roles}/<given>/users/removeById", """["<userId>"]"""),
        ["setTenantRoleDescription"] = new("PUT", $"{Role}/description", "\"Described\""),
        ["setTenantRoleDescription/of-tenant"] = new("PUT", $"{Roles}/<tenantRole>/description", "\"Described\""),
        ["setTenantRoleIsActive"] = new("PUT", $"{Role}/isActive", "false"),
        ["setTenantRoleIsAdministration"] = new("PUT", $"{Role}/isAdministration", "true"),
        ["setTenantRoleIsDefault"] = new("PUT", $"{Role}/isDefault", "true"),
        ["setTenantRoleIsInternal"] = new("PUT", $"{Role}/isInternal", "true"),
        ["setTenantRoleLocalizableDescription"] = new("PUT", $"{Role}/localizableDescription", "\"RES_ROLE\""),
        ["setTenantRoleKey"] = new("PUT", $"{Role}/roleKey", "\"<new>\""),
    };
}
