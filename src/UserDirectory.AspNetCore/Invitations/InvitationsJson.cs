using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of <see cref="InvitationsApi"/>.</summary>
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(AcceptanceBody))]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(AcceptedBody))]
internal sealed partial class InvitationsJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static InvitationsJson Own { get; } = new(JsonWire.Options());
}
