using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Sets a forgotten password anew.</summary>
internal sealed record ResetConfirmationBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }

    /// <summary>The password that it is to be.</summary>
    [JsonPropertyName("password")]
    [Required]
    public string? Password { get; init; }
}
