using UserDirectory.Queries;

namespace UserDirectory.Testing;

/// <summary>A filter that no store knows.</summary>
internal sealed record UnknownFilter : Filter;
