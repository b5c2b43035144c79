using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A user of an organization.</summary>
internal sealed record OrganizationUserBody
{
    /// <summary>The account's id.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The e-mail address; null when there is none.</summary>
    [JsonPropertyName("email")]
    public required string? Email { get; init; }

    /// <summary>The given name, else the display name, else empty.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The family name; empty when there is none.</summary>
    [JsonPropertyName("lastname")]
    public required string LastName { get; init; }

    /// <summary>
    /// The organization that the user works in unless it says otherwise; null when there is none, or when it has nothing to do with this
    /// one.
    /// </summary>
    [JsonPropertyName("defaultOrganizationId")]
    public required Guid? DefaultOrganizationId { get; init; }

    /// <summary>
    /// The project that the user works in unless it says otherwise; null when there is none, or when it has nothing to do with this
    /// organization.
    /// </summary>
    [JsonPropertyName("defaultProjectId")]
    public required Guid? DefaultProjectId { get; init; }

    /// <summary>The oldest role that it has here, or, while it is only invited, that it is to have; null when there is none.</summary>
    [JsonPropertyName("role")]
    public required OrganizationRoleBody? Role { get; init; }

    public static OrganizationUserBody Of(OrganizationUser user, IReadOnlyList<string> catalogue) => new()
    {
        Id = user.User.Id,
        Email = user.User.Email,
        Name = user.Name,
        LastName = user.User.FamilyName ?? string.Empty,
        DefaultOrganizationId = user.Default.OrganizationId,
        DefaultProjectId = user.Default.ProjectId,
        Role = user.Role is null ? null : OrganizationRoleBody.Of(user.Role, catalogue),
    };
}
