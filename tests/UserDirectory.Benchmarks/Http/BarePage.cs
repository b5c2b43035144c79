namespace UserDirectory.Benchmarks.Http;

/// <summary>A page of the host by hand.</summary>
internal sealed record BarePage(BareUser[] Items, string? NextPageLink, long? Count);
