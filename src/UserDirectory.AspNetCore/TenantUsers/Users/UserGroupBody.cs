using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A group that a user is a member of.</summary>
internal sealed record UserGroupBody
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key.</summary>
    [JsonPropertyName("groupKey")]
    public required string GroupKey { get; init; }

    /// <summary>What it is called; null when it has no name besides the key.</summary>
    [JsonPropertyName("name")]
    public required string? Name { get; init; }

    public static UserGroupBody Of(Group group) => new() { Id = group.Id, GroupKey = group.Key, Name = group.Name };
}
