using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of <see cref="AccountApi"/>.</summary>
[JsonSerializable(typeof(OwnPasswordBody))]
[JsonSerializable(typeof(ResetRequestBody))]
[JsonSerializable(typeof(ResetConfirmationBody))]
[JsonSerializable(typeof(ProofRequestBody))]
[JsonSerializable(typeof(ProofTokenBody))]
[JsonSerializable(typeof(CredentialStateBody))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static AccountJson Own { get; } = new(JsonWire.Options());
}
