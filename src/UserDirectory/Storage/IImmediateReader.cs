namespace UserDirectory.Storage;

/// <summary>
/// Reads of single records by a store that keeps them in this process's memory: the same as <see cref="IDirectoryReader"/> gives, without a
/// task around them and a generic virtual call on the way, each of which takes longer than finding the record. Thread-safe.
/// </summary>
internal interface IImmediateReader
{
    /// <summary>The record with this id; null when the tenant has none.</summary>
    DirectoryRecord? Find(RecordKind kind, Guid tenantId, Guid id);

    /// <summary>The record with this unique key; null when there is none.</summary>
    DirectoryRecord? FindByKey(in UniqueKey key);
}
