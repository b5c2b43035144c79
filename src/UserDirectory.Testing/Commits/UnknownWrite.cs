using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>A write that no store knows.</summary>
internal sealed record UnknownWrite : Write;
