using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>What may be known of an account's password.</summary>
internal sealed record CredentialStateBody
{
    /// <summary>Whether there is one.</summary>
    [JsonPropertyName("hasPassword")]
    public required bool HasPassword { get; init; }

    /// <summary>Whether it must be changed at the next sign-in.</summary>
    [JsonPropertyName("isTemporary")]
    public required bool IsTemporary { get; init; }

    /// <summary>When it was set; null without one.</summary>
    [JsonPropertyName("changedAt")]
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Until when no guess is taken; null when it is not locked.</summary>
    [JsonPropertyName("lockedUntil")]
    public required DateTimeOffset? LockedUntil { get; init; }

    public static CredentialStateBody Of(CredentialState state) => new()
    {
        HasPassword = state.HasPassword,
        IsTemporary = state.IsTemporary,
        ChangedAt = state.ChangedAt,
        LockedUntil = state.LockedUntil,
    };
}
