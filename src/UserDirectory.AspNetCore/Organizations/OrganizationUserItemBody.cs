using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A user of an organization in a list.</summary>
internal sealed record OrganizationUserItemBody
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

    /// <summary>As in a single user.</summary>
    [JsonPropertyName("defaultOrganizationId")]
    public required Guid? DefaultOrganizationId { get; init; }

    /// <summary>As in a single user.</summary>
    [JsonPropertyName("defaultProjectId")]
    public required Guid? DefaultProjectId { get; init; }

    /// <summary>The name of the role; null when there is none.</summary>
    [JsonPropertyName("role")]
    public required string? Role { get; init; }

    public static OrganizationUserItemBody Of(OrganizationUser user) => new()
    {
        Id = user.User.Id,
        Email = user.User.Email,
        Name = user.Name,
        LastName = user.User.FamilyName ?? string.Empty,
        DefaultOrganizationId = user.Default.OrganizationId,
        DefaultProjectId = user.Default.ProjectId,
        Role = user.Role?.Key,
    };
}
