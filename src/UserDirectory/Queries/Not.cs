namespace UserDirectory.Queries;

/// <summary>True exactly when the filter is not.</summary>
/// <param name="Inner">The condition.</param>
public sealed record Not(Filter Inner) : Filter;
