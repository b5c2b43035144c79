using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Whether a user has a permission in a project, and whence.</summary>
internal sealed record ProjectPermissionBody
{
    /// <summary>The account's id.</summary>
    [JsonPropertyName("userId")]
    public required Guid UserId { get; init; }

    /// <summary>Whether it has the permission there.</summary>
    [JsonPropertyName("permission")]
    public required bool Permission { get; init; }

    /// <summary>
    /// The ids of the organizations, among the project and those above it, where the account or a group of it was given the permission,
    /// from the top down; empty when it does not have it.
    /// </summary>
    [JsonPropertyName("organizationIds")]
    public required IReadOnlyList<Guid> OrganizationIds { get; init; }
}
