using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A refusal as problem details (RFC 9457).</summary>
internal sealed record ProblemBody
{
    /// <summary>What the status means, in words.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    [JsonPropertyName("status")]
    public required int Status { get; init; }

    /// <summary>What was refused and why, in a sentence.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    /// <summary>The stable code of the refusal, for example <c>user.key.taken</c>.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>
    /// What is wrong, by the path of the member in the request's JSON or the name of the parameter; left out when it is not about members.
    /// </summary>
    [JsonPropertyName("errors")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Finds the request in the host's logs and traces.</summary>
    [JsonPropertyName("traceId")]
    public required string TraceId { get; init; }
}
