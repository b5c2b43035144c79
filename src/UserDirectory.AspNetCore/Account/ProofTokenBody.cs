using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Proves an address.</summary>
internal sealed record ProofTokenBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }
}
