namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>One of the operations on users, with a request that does what it is for.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Below the users, with <c>ann</c> for the user.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Status">The status when it is done.</param>
internal sealed record UserCall(string Id, string Method, string Path, string? Body = null, int Status = 200)
{
    private const string Sales = "[\"sales\"]";
    private const string Roles = "[\"viewer\"]";

    /// <summary>
    /// All of them. Where a body is to hold an id, <c>{group}</c> and <c>{role}</c> stand for those of <c>sales</c> and <c>viewer</c>.
    /// </summary>
    public static IReadOnlyList<UserCall> All { get; } =
    [
        new("listTenantUsers", "GET", "/odata"),
        new("getTenantUser", "GET", "/ann"),
        new("getTenantUserPicture", "GET", "/ann/picture"),
        new("createTenantUser", "POST", string.Empty, """{ "userKey": "eve", "name": "Eve", "isTechnician": false }""", 201),
        new("sendTenantUserInvitation", "POST", "/sendInvitation", """{ "email": "joe@contoso.example", "name": "Joe" }"""),
        new("addTenantUserGroups", "POST", "/ann/groups/add", Sales),
        new("addTenantUserGroupsById", "POST", "/ann/groups/addById", "[\"{group}\"]"),
        new("removeTenantUserGroups", "POST", "/ann/groups/remove", Sales),
        new("removeTenantUserGroupsById", "POST", "/ann/groups/removeById", "[\"{group}\"]"),
        new("setTenantUserGroups", "PUT", "/ann/groups", Sales),
        new("addTenantUserRoles", "POST", "/ann/roles/add", Roles),
        new("addTenantUserRolesById", "POST", "/ann/roles/addById", "[\"{role}\"]"),
        new("removeTenantUserRoles", "POST", "/ann/roles/remove", Roles),
        new("removeTenantUserRolesById", "POST", "/ann/roles/removeById", "[\"{role}\"]"),
        new("setTenantUserRoles", "PUT", "/ann/roles", Roles),
        new("setTenantUserEmail", "PUT", "/ann/email", "\"anna@contoso.example\""),
        new("setTenantUserIsActive", "PUT", "/ann/isActive", "false"),
        new("setTenantUserIsTechnician", "PUT", "/ann/isTechnician", "true"),
        new("setTenantUserLastLogin", "PUT", "/ann/lastLogin", "\"2026-01-31T12:00:00Z\""),
        new("setTenantUserName", "PUT", "/ann/name", "\"Anna\""),
        new("setTenantUserPicture", "PUT", "/ann/picture", "\"ann.png\""),
        new("setTenantUserKey", "PUT", "/ann/userKey", "\"anna\""),
        new("setTenantUserStatus", "PUT", "/ann/status", "2"),
        new("deleteTenantUser", "DELETE", "/ann", Status: 204),
    ];

    public static IEnumerable<UserCall> OfOne => All.Where(call => call.Path.StartsWith("/ann", StringComparison.Ordinal));

    public static IEnumerable<UserCall> Writes => OfOne.Where(call => call.Method != "GET");

    public static IEnumerable<UserCall> WithBody => All.Where(call => call.Body is not null);

    public Task<HttpResponseMessage> SendAsync(
        UsersWorld world, HttpClient client, string user = "ann", string organization = "lisbon", string? ifMatch = null) =>
        UsersWorld.SendAsync(client, Method, PathOf(user), BodyIn(world), organization, ifMatch);

    public string PathOf(string user) => Path.StartsWith("/ann", StringComparison.Ordinal) ? $"/{user}{Path[4..]}" : Path;

    public override string ToString() => Id;

    private string? BodyIn(UsersWorld world) =>
        Body?.Replace("{group}", $"{world.Sales.Id}", StringComparison.Ordinal)
            .Replace("{role}", $"{world.Viewer.Id}", StringComparison.Ordinal);
}
