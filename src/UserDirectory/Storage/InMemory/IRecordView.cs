namespace UserDirectory.Storage.InMemory;

/// <summary>One state of a tenant's records, as filters and checks read it.</summary>
internal interface IRecordView
{
    /// <summary>The record with this id; null when there is none.</summary>
    DirectoryRecord? Find(RecordKind kind, Guid id);

    /// <summary>Every record of a type, in no order.</summary>
    IEnumerable<DirectoryRecord> All(RecordKind kind);

    /// <summary>The records whose field has this value (for a field of many values, among others), in no order.</summary>
    IEnumerable<DirectoryRecord> Having(Field field, FieldValue value);
}
