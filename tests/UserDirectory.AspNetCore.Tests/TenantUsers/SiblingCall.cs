namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>One of the operations on groups and roles, with a request that does what it is for.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Below <c>identity</c>, with the group <c>sales</c> or the role <c>local</c>, both lisbon's, for the one that is
/// meant.</param>
/// <param name="Permission">The permission that does it.</param>
/// <param name="Body">The body, with <c>{bob}</c> for an id; null for none.</param>
/// <param name="Status">The status when it is done.</param>
internal sealed record SiblingCall(string Id, string Method, string Path, string Permission, string? Body = null, int Status = 200)
{
    private const string Group = "/groups/sales";
    private const string Role = "/roles/local";
    private const string NewRole =
        """{ "roleKey": "clerk", "description": "Files", "isAdministration": false, "isDefault": "false", "isInternal": true }""";

    public static IReadOnlyList<SiblingCall> All { get; } =
    [
        new("listTenantGroups", "GET", "/groups/odata", "groups.list"),
        new("getTenantGroup", "GET", Group, "groups.read"),
        new("createTenantGroup", "POST", "/groups", "groups.add", """{ "groupKey": "crew", "name": "Crew" }""", 201),
        new("addTenantGroupUsers", "POST", $"{Group}/users/add", "groups.update-members", "[\"bob\"]"),
        new("addTenantGroupUsersById", "POST", $"{Group}/users/addById", "groups.update-members", "[\"{bob}\"]"),
        new("removeTenantGroupUsers", "POST", $"{Group}/users/remove", "groups.update-members", "[\"bob\"]"),
        new("removeTenantGroupUsersById", "POST", $"{Group}/users/removeById", "groups.update-members", "[\"{bob}\"]"),
        new("setTenantGroupEmail", "PUT", $"{Group}/email", "groups.update", "\"sales@contoso.example\""),
        new("setTenantGroupKey", "PUT", $"{Group}/groupKey", "groups.update", "\"sellers\""),
        new("setTenantGroupIsActive", "PUT", $"{Group}/isActive", "groups.update", "false"),
        new("setTenantGroupName", "PUT", $"{Group}/name", "groups.update", "\"Sellers\""),
        new("setTenantGroupNotes", "PUT", $"{Group}/notes", "groups.update", "\"They sell.\""),
        new("deleteTenantGroup", "DELETE", Group, "groups.delete", Status: 204),
        new("listTenantRoles", "GET", "/roles/odata", "roles.list"),
        new("getTenantRole", "GET", Role, "roles.read"),
        new("createTenantRole", "POST", "/roles", "roles.add", NewRole, 201),
        new("addTenantRoleUsers", "POST", $"{Role}/users/add", "users.update-roles", "[\"bob\"]"),
        new("addTenantRoleUsersById", "POST", $"{Role}/users/addById", "users.update-roles", "[\"{bob}\"]"),
        new("removeTenantRoleUsers", "POST", $"{Role}/users/remove", "users.update-roles", "[\"bob\"]"),
        new("removeTenantRoleUsersById", "POST", $"{Role}/users/removeById", "users.update-roles", "[\"{bob}\"]"),
        new("setTenantRoleDescription", "PUT", $"{Role}/description", "roles.update", "\"Approves\""),
        new("setTenantRoleIsActive", "PUT", $"{Role}/isActive", "roles.update", "false"),
        new("setTenantRoleIsAdministration", "PUT", $"{Role}/isAdministration", "roles.update", "true"),
        new("setTenantRoleIsDefault", "PUT", $"{Role}/isDefault", "roles.update", "\"true\""),
        new("setTenantRoleIsInternal", "PUT", $"{Role}/isInternal", "roles.update", "true"),
        new("setTenantRoleLocalizableDescription", "PUT", $"{Role}/localizableDescription", "roles.update", "\"roles.local\""),
        new("setTenantRoleKey", "PUT", $"{Role}/roleKey", "roles.update", "\"regional\""),
    ];

    public static IEnumerable<SiblingCall> OfOne => All.Where(call => call.One is not null);

    public static IEnumerable<SiblingCall> Writes => OfOne.Where(call => call.Method != "GET");

    public static IEnumerable<SiblingCall> WithBody => All.Where(call => call.Body is not null);

    /// <summary>Operations whose permission is asked where the group or role belongs.</summary>
    public static IEnumerable<SiblingCall> AtOwner => Writes.Where(call => call.Permission != "users.update-roles");

    public string Kind => Path.StartsWith("/groups", StringComparison.Ordinal) ? "group" : "role";

    /// <summary>The route of the one that is meant; null for operations on all.</summary>
    public string? One =>
        Path.StartsWith(Group, StringComparison.Ordinal) ? Group : Path.StartsWith(Role, StringComparison.Ordinal) ? Role : null;

    public Task<HttpResponseMessage> SendAsync(
        UsersWorld world, HttpClient client, string? one = null, string organization = "lisbon", string? ifMatch = null) =>
        SendAsync(client, Method, PathOf(one), Body?.Replace("{bob}", $"{world.Bob.Id}", StringComparison.Ordinal), organization, ifMatch);

    public string PathOf(string? one) => one is null || One is null ? Path : $"/{Kind}s/{one}{Path[One.Length..]}";

    /// <summary>Sends a request below <c>identity</c>.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string method, string path, string? body = null, string organization = "lisbon",
        string? ifMatch = null, string? ifNoneMatch = null) =>
        UsersWorld.SendAsync(client, method, $"/..{path}", body, organization, ifMatch, ifNoneMatch);

    public override string ToString() => Id;
}
