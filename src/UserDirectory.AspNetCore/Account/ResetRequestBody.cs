using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Asks for a token that sets a forgotten password anew.</summary>
internal sealed record ResetRequestBody
{
    /// <summary>The account's key, or the address that it alone has verified.</summary>
    [JsonPropertyName("userName")]
    [Required]
    public string? UserName { get; init; }

    /// <summary>The key of the tenant; left out for the one of the request.</summary>
    [JsonPropertyName("tenant")]
    public string? Tenant { get; init; }
}
