using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A user, as it is at the organization of the route.</summary>
internal sealed record UserResource
{
    /// <summary>The id, which never changes.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key: the user name, unique in the tenant in any casing.</summary>
    [JsonPropertyName("userKey")]
    public required string UserKey { get; init; }

    /// <summary>The name of the user; where none was given: given and family name, else the e-mail address, else the key.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The culture (BCP 47); empty when none is known.</summary>
    [JsonPropertyName("culture")]
    public required string Culture { get; init; }

    /// <summary>If the user is technician.</summary>
    [JsonPropertyName("isTechnician")]
    public required bool IsTechnician { get; init; }

    /// <summary>The date and time of the last login; null when there was none.</summary>
    [JsonPropertyName("lastLogin")]
    public required DateTimeOffset? LastLogin { get; init; }

    /// <summary>The roles given at exactly this organization. Lists leave them out unless they are asked for.</summary>
    [JsonPropertyName("roles")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UserRoleBody>? Roles { get; init; }

    /// <summary>The e-mail address; null when none is known.</summary>
    [JsonPropertyName("email")]
    public required string? Email { get; init; }

    /// <summary>The picture as it was given: a data URI, a URL or a file name; null when there is none.</summary>
    [JsonPropertyName("picture")]
    public required string? Picture { get; init; }

    /// <summary>
    /// The groups with the user as a member that this organization can use. Lists leave them out unless they are asked for.
    /// </summary>
    [JsonPropertyName("groups")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UserGroupBody>? Groups { get; init; }

    /// <summary>The user state: 1 active, 2 inactive, 3 invitation sent, 4 invitation expired.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>The user state as a word.</summary>
    [JsonPropertyName("statusDescription")]
    public required string StatusDescription { get; init; }

    /// <summary>Whether the status is 1.</summary>
    [JsonPropertyName("isActive")]
    public required bool IsActive { get; init; }

    /// <summary>When the user was made.</summary>
    [JsonPropertyName("createdOn")]
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When the user was last changed.</summary>
    [JsonPropertyName("modifiedOn")]
    public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Always false.</summary>
    [JsonPropertyName("isSystem")]
    public bool IsSystem { get; init; }

    /// <summary>Always false.</summary>
    [JsonPropertyName("isDeleted")]
    public bool IsDeleted { get; init; }

    /// <param name="user">The account, with the parts to show.</param>
    /// <param name="now">The time of the request: roles that have ended by then are not shown.</param>
    public static UserResource Of(User user, DateTimeOffset now) => new()
    {
        Id = user.Id,
        UserKey = user.Key,
        Name = NameOf(user),
        Culture = user.Culture ?? string.Empty,
        IsTechnician = user.IsTechnician,
        LastLogin = user.LastLoginAt,
        Roles = user.Details?.Roles is { } roles ? [.. Shown(roles, now).Select(role => UserRoleBody.Of(role.Role))] : null,
        Email = user.Email,
        Picture = user.Picture,
        Groups = user.Details?.Groups is { } groups ? [.. groups.Select(UserGroupBody.Of)] : null,
        Status = (int)user.Status,
        StatusDescription = user.Status.ToString(),
        IsActive = user.IsActive,
        CreatedOn = user.CreatedAt,
        ModifiedOn = user.UpdatedAt,
    };

    /// <summary>The answer that shows the account.</summary>
    public static EntityReply Answer(Call call, User user) =>
        Reply.Entity(Of(user, call.Host.Time.GetUtcNow()), TenantUsersJson.Answers.UserResource, user.Version);

    /// <summary>The assignments that are shown (V3): those that have not ended.</summary>
    public static IEnumerable<AssignedRole> Shown(IEnumerable<AssignedRole> roles, DateTimeOffset now) =>
        roles.Where(role => role.Assignment.IsNotEndedAt(now));

    /// <summary>What the family calls the name of the user.</summary>
    public static string NameOf(User user)
    {
        if (user.DisplayName is { } name)
        {
            return name;
        }

        var names = string.Join(' ', new[] { user.GivenName, user.FamilyName }.Where(part => !string.IsNullOrEmpty(part)));
        return names.Length > 0 ? names : user.Email ?? user.Key;
    }
}
