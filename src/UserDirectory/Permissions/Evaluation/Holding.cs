namespace UserDirectory;

/// <summary>Patterns that are held at a place.</summary>
/// <param name="Patterns">The patterns.</param>
/// <param name="Place">The organization at which, and below which, they are held; null for the whole tenant.</param>
internal readonly record struct Holding(IReadOnlyList<string> Patterns, Guid? Place);
