namespace UserDirectory.AspNetCore;

/// <summary>The routes of the organizations family and what they name.</summary>
internal static class OrganizationRoutes
{
    public const string Tag = "Organizations";
    public const string Users = "/api/v{version}/organizations/{organizationId}/users";
    public const string User = Users + "/{userId}";
    public const string Permission = "/api/v{version}/projects/{projectId}/users/{globalId}/permissions/{permission}";

    private static readonly string[] s_versions = ["1", "1.0"];

    /// <summary>G9: a version that there is not has no routes.</summary>
    public static void MustHaveVersion(Call call)
    {
        if (!s_versions.Contains(call.Route("version"), StringComparer.Ordinal))
        {
            throw HttpRefusal.NotFound("version");
        }
    }

    /// <summary>The id that a name of the route is; null when it is none.</summary>
    public static Guid? Id(Call call, string name) => IdOf(call.Route(name));

    /// <summary>The id that a text is; null when it is none.</summary>
    public static Guid? IdOf(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : null;
}
