using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts that several families share.</summary>
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(EnvelopeBody<object>))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static WireJson Own { get; } = new(JsonWire.Options());
}
