namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>The requests to the organizations family (O1 to O6).</summary>
internal static class OrganizationRequests
{
    private const string Users = "/api/v1/organizations/<orgId>/users";

    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>
    {
        ["getOrganizationUsers"] = new("GET", $"{Users}?PageSize=3"),
        ["addOrganizationUser"] = new("POST", Users, """{ "email": "<new>@elsewhere.example", "roleId": "<roleId>" }"""),
        ["getOrganizationUser"] = new("GET", $"{Users}/<userId>"),
        ["updateOrganizationUser"] = new("PUT", $"{Users}/<userId>", """{ "roleId": "<roleId>" }"""),
        ["removeOrganizationUser"] = new("DELETE", $"{Users}/<userId>"),
        ["getProjectUserPermission"] = new("GET", "/api/v1/projects/<projectId>/users/<userId>/permissions/invoices.read"),
    };
}
