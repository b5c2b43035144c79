using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The token of an invitation. In a body, because a path stands in every access log.</summary>
internal sealed record TokenBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }
}
