using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The envelope of the organizations family.</summary>
/// <typeparam name="T">What it answers with.</typeparam>
internal sealed record EnvelopeBody<T>
{
    /// <summary>Whether the operation did what it is for.</summary>
    [JsonPropertyName("success")]
    public required bool Success { get; init; }

    /// <summary>Empty on success, else at least one: a stable code, a colon and a sentence.</summary>
    [JsonPropertyName("errors")]
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Always empty.</summary>
    [JsonPropertyName("messages")]
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>The result; null when it was refused.</summary>
    [JsonPropertyName("result")]
    public required T? Result { get; init; }

    /// <summary>Which part of all results this is; never null.</summary>
    [JsonPropertyName("resultInfo")]
    public required ResultInfoBody ResultInfo { get; init; }
}
