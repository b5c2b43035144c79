using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Changes one's own password, by the one that it is now.</summary>
internal sealed record OwnPasswordBody
{
    /// <summary>The account's key, or the address that it alone has verified.</summary>
    [JsonPropertyName("userName")]
    [Required]
    public string? UserName { get; init; }

    /// <summary>The password as it is; a temporary one will do.</summary>
    [JsonPropertyName("currentPassword")]
    [Required]
    public string? CurrentPassword { get; init; }

    /// <summary>The password that it is to be.</summary>
    [JsonPropertyName("newPassword")]
    [Required]
    public string? NewPassword { get; init; }

    /// <summary>The key of the tenant; left out for the one of the request.</summary>
    [JsonPropertyName("tenant")]
    public string? Tenant { get; init; }
}
