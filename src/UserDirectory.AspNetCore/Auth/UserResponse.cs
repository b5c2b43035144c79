using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>An account as the auth family shows it.</summary>
internal sealed record UserResponse
{
    /// <summary>The account's id.</summary>
    [JsonPropertyName("locator")]
    public required Guid Locator { get; init; }

    /// <summary>The given name; empty when there is none.</summary>
    [JsonPropertyName("firstName")]
    public required string FirstName { get; init; }

    /// <summary>The family name; empty when there is none.</summary>
    [JsonPropertyName("lastName")]
    public required string LastName { get; init; }

    /// <summary>The account's key.</summary>
    [JsonPropertyName("userName")]
    public required string UserName { get; init; }

    /// <summary>The e-mail address; null when there is none.</summary>
    [JsonPropertyName("email")]
    public required string? Email { get; init; }

    /// <summary>The permissions that are granted to the account directly, not those of its roles.</summary>
    [JsonPropertyName("permissions")]
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The names of the roles that it has in the whole tenant.</summary>
    [JsonPropertyName("roles")]
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>
    /// The ids of the organizations with a membership of its own, and its access rules: <c>any</c>, <c>type:test</c>,
    /// <c>type:production</c>.
    /// </summary>
    [JsonPropertyName("tenants")]
    public required IReadOnlyList<string> Tenants { get; init; }

    /// <param name="user">The account, with <see cref="AuthUser.Shown"/>.</param>
    /// <param name="now">The time of the request: what has ended by then is not shown.</param>
    public static UserResponse Of(User user, DateTimeOffset now) => new()
    {
        Locator = user.Id,
        FirstName = user.GivenName ?? string.Empty,
        LastName = user.FamilyName ?? string.Empty,
        UserName = user.Key,
        Email = user.Email,
        Permissions = user.Grants,
        Roles = [.. AuthUser.RolesOf(user, now).Select(role => role.Key)],
        Tenants = [.. AuthUser.OrganizationsOf(user).Select(id => id.ToString("D")), .. user.AccessRules],
    };
}
