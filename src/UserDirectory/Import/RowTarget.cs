namespace UserDirectory;

/// <summary>A record that a row names.</summary>
/// <param name="Record">The record.</param>
/// <param name="As">Where the row names it.</param>
internal readonly record struct RowTarget<T>(T Record, RowName As);
