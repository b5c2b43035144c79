using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A group that the organization of the route can use.</summary>
internal sealed record GroupResource
{
    /// <summary>The id, which never changes.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key, unique in the group's owner in any casing.</summary>
    [JsonPropertyName("groupKey")]
    public required string GroupKey { get; init; }

    /// <summary>The name of the group; where none was given, the key.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The e-mail address; null when there is none.</summary>
    [JsonPropertyName("email")]
    public required string? Email { get; init; }

    /// <summary>Notes; null when there are none.</summary>
    [JsonPropertyName("notes")]
    public required string? Notes { get; init; }

    /// <summary>
    /// The first 100 members who are users of this organization. Left out of lists, and for callers who may not list users.
    /// </summary>
    [JsonPropertyName("users")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedUserBody>? Users { get; init; }

    /// <summary>Whether it counts.</summary>
    [JsonPropertyName("isActive")]
    public required bool IsActive { get; init; }

    /// <summary>When the group was made.</summary>
    [JsonPropertyName("createdOn")]
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When the group was last changed.</summary>
    [JsonPropertyName("modifiedOn")]
    public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Always false.</summary>
    [JsonPropertyName("isSystem")]
    public bool IsSystem { get; init; }

    /// <summary>Always false.</summary>
    [JsonPropertyName("isDeleted")]
    public bool IsDeleted { get; init; }

    public static GroupResource Of(Group group) => new()
    {
        Id = group.Id,
        GroupKey = group.Key,
        Name = group.Name ?? group.Key,
        Email = group.Email,
        Notes = group.Notes,
        IsActive = group.IsActive,
        CreatedOn = group.CreatedAt,
        ModifiedOn = group.UpdatedAt,
    };
}
