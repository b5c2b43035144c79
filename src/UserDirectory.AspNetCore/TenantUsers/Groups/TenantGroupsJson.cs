using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The contracts of the first family's groups.</summary>
[JsonSerializable(typeof(GroupResource))]
[JsonSerializable(typeof(ApiGroupResource))]
internal sealed partial class TenantGroupsJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static TenantGroupsJson Own { get; } = new(JsonWire.Options());
}
