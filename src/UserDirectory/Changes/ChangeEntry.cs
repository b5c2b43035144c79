using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a commit did to one record, or to a set of one type.</summary>
/// <param name="Verb">What was done.</param>
/// <param name="Record">The record type.</param>
/// <param name="Id">The record; null for a set.</param>
public sealed record ChangeEntry(ChangeVerb Verb, RecordKind Record, Guid? Id)
{
    /// <summary>For an update the fields that changed; else empty: an added record is there to be read. Secrets and erased values are null.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>How many records; 1 unless it is a set.</summary>
    public long Count { get; init; } = 1;
}
