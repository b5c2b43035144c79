using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of <see cref="AccountApi"/>.</summary>
[JsonSerializable(typeof(OwnPasswordBody))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static AccountJson Own { get; } = new(JsonWire.Options());
}
