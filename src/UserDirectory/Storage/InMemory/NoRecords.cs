namespace UserDirectory.Storage.InMemory;

/// <summary>The state of a tenant that is unknown.</summary>
internal sealed class NoRecords : IRecordView
{
    private NoRecords()
    {
    }

    public static NoRecords View { get; } = new();

    public DirectoryRecord? Find(RecordKind kind, Guid id) => null;

    public IEnumerable<DirectoryRecord> All(RecordKind kind) => [];

    public IEnumerable<DirectoryRecord> Having(Field field, FieldValue value) => [];
}
