using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The least of an account, for long lists.</summary>
internal sealed record BasicUserResponse
{
    /// <summary>The account's id.</summary>
    [JsonPropertyName("locator")]
    public required Guid Locator { get; init; }

    /// <summary>The account's key.</summary>
    [JsonPropertyName("userName")]
    public required string UserName { get; init; }

    /// <summary>The given name; null when there is none.</summary>
    [JsonPropertyName("firstName")]
    public required string? FirstName { get; init; }

    /// <summary>The family name; null when there is none.</summary>
    [JsonPropertyName("lastName")]
    public required string? LastName { get; init; }

    public static BasicUserResponse Of(User user) =>
        new() { Locator = user.Id, UserName = user.Key, FirstName = user.GivenName, LastName = user.FamilyName };
}
