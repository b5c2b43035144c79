using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Asks for a token that proves an address.</summary>
internal sealed record ProofRequestBody
{
    /// <summary>The address that is to replace the caller's once it is proved; left out for the one that the caller has.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }
}
