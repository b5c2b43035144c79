using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A user who has a role or is in a group.</summary>
internal sealed record NamedUserBody
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key.</summary>
    [JsonPropertyName("userKey")]
    public required string UserKey { get; init; }

    /// <summary>The name of the user.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    public static NamedUserBody Of(User user) => new() { Id = user.Id, UserKey = user.Key, Name = UserResource.NameOf(user) };
}
