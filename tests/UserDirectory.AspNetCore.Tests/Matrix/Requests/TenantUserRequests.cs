namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests to the first family's users (P1 to P26).</summary>
internal static class TenantUserRequests
{
    private const string Users = "/api/<tenant>/<org>/identity/users";
    private const string One = $"{Users}/<user>";
    private const string Invite = $"{Users}/sendInvitation";
    private const string Elsewhere = $"{Users}/<elsewhere>";

    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>
    {
        ["listTenantUsers"] = new("GET", $"{Users}/odata"),
        ["getTenantUser"] = new("GET", One),
        ["getTenantUserPicture"] = new("GET", $"{One}/picture?fileName=me.png"),
        ["createTenantUser"] = new("POST", Users, """{ "userKey": "<new>", "name": "New", "isTechnician": false, "roles": [] }"""),
        ["createTenantUser/roles"] = new(
            "POST", Users, """{ "userKey": "<new>", "name": "New", "isTechnician": false, "roles": ["<role>"] }"""),
        ["createTenantUser/groups"] = new(
            "POST", Users, """{ "userKey": "<new>", "name": "New", "isTechnician": false, "roles": [], "groups": ["<group>"] }"""),
        ["addTenantUserGroups"] = new("POST", $"{One}/groups/add", """["<group>"]"""),
        ["addTenantUserGroupsById"] = new("POST", $"{One}/groups/addById", """["<groupId>"]"""),
        ["removeTenantUserGroups"] = new("POST", $"{One}/groups/remove", """["<joined>"]"""),
        ["removeTenantUserGroupsById"] = new("POST", $"{One}/groups/removeById", """["<joinedId>"]"""),
        ["addTenantUserRoles"] = new("POST", $"{One}/roles/add", """["<role>"]"""),
        ["addTenantUserRolesById"] = new("POST", $"{One}/roles/addById", """["<roleId>"]"""),
        ["removeTenantUserRoles"] = new("POST", $"{One}/roles/remove", """["<given>"]"""),
        ["removeTenantUserRolesById"] = new("POST", $"{One}/roles/removeById", """["<givenId>"]"""),
        ["sendTenantUserInvitation"] = new("POST", Invite, """{ "email": "<new>@elsewhere.example", "name": "New", "roles": [] }"""),
        ["sendTenantUserInvitation/roles"] = new(
            "POST", Invite, """{ "email": "<new>@elsewhere.example", "name": "New", "roles": ["<role>"] }"""),
        ["sendTenantUserInvitation/groups"] = new(
            "POST", Invite, """{ "email": "<new>@elsewhere.example", "name": "New", "roles": [], "groups": ["<group>"] }"""),
        ["setTenantUserEmail"] = new("PUT", $"{One}/email", "\"<new>@elsewhere.example\""),
        ["setTenantUserGroups"] = new("PUT", $"{One}/groups", """["<group>"]"""),
        ["setTenantUserGroups/nothing"] = new("PUT", $"{One}/groups", "[]"),
        ["setTenantUserIsActive"] = new("PUT", $"{One}/isActive", "false"),
        ["setTenantUserIsTechnician"] = new("PUT", $"{One}/isTechnician", "true"),
        ["setTenantUserLastLogin"] = new("PUT", $"{One}/lastLogin", "\"2026-02-01T10:00:00Z\""),
        ["setTenantUserName"] = new("PUT", $"{One}/name", "\"Renamed\""),
        ["setTenantUserName/elsewhere"] = new("PUT", $"{Elsewhere}/name", "\"Renamed\""),
        ["setTenantUserPicture"] = new("PUT", $"{One}/picture", "\"https://pictures.example/1.png\""),
        ["setTenantUserRoles"] = new("PUT", $"{One}/roles", """["<role>"]"""),
        ["setTenantUserRoles/nothing"] = new("PUT", $"{One}/roles", "[]"),
        ["setTenantUserStatus"] = new("PUT", $"{One}/status", "2"),
        ["setTenantUserKey"] = new("PUT", $"{One}/userKey", "\"<new>\""),
        ["deleteTenantUser"] = new("DELETE", One),
        ["deleteTenantUser/elsewhere"] = new("DELETE", Elsewhere),
    };
}
