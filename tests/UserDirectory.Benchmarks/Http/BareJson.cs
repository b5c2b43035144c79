using System.Text.Json.Serialization;

namespace UserDirectory.Benchmarks.Http;

/// <summary>Generated JSON for the host by hand.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareUser))]
[JsonSerializable(typeof(BarePage))]
internal sealed partial class BareJson : JsonSerializerContext;
