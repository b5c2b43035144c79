namespace UserDirectory.Storage.InMemory;

/// <summary>What a change set does to one record.</summary>
/// <param name="Before">The record before the set; null when there was none.</param>
/// <param name="After">The record after it; null when it is gone.</param>
/// <param name="Index">The last write that concerned it.</param>
internal readonly record struct StagedRecord(DirectoryRecord? Before, DirectoryRecord? After, int Index);
