using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What a commit did to one record, or to a set of one type.</summary>
/// <param name="Verb">What was done.</param>
/// <param name="Record">The record type.</param>
/// <param name="Id">The record; null for a set.</param>
public sealed record ChangeEntry(ChangeVerb Verb, RecordKind Record, Guid? Id)
{
    private readonly IReadOnlyList<FieldChange>? _fields;

    // Told when somebody reads the entry: most are never read.
    private DirectoryRecord? _link;

    /// <summary>
    /// For an update the fields that changed. For a membership, a group member or a role assignment that is added or removed whom and what
    /// it joins, where, and its dates (<see cref="RecordType.Told"/>), so that the feed says who took which role from whom. Else empty: an
    /// added record is there to be read. Secrets and erased values are null.
    /// </summary>
    public IReadOnlyList<FieldChange> Fields
    {
        get => _fields ?? (_link is null ? [] : RecordType.Of(Record).Tell(_link));
        init => _fields = value;
    }

    /// <summary>How many records; 1 unless it is a set.</summary>
    public long Count { get; init; } = 1;

    /// <summary>The entry of a record that is added or removed.</summary>
    internal static ChangeEntry Of(ChangeVerb verb, DirectoryRecord record) =>
        new(verb, record.Kind, record.Id) { _link = RecordType.Of(record.Kind).Told.Count > 0 ? record : null };

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(ChangeEntry)).With(Verb).With(Record).With(Id).With(Fields).With(Count).ToString();
}
