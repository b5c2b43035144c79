using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>One committed state of a tenant: all its records, the changes among them, and its two numbers.</summary>
internal sealed record ModelTenant(Guid Id, IReadOnlyList<DirectoryRecord> Records, long Sequence, long Authority)
{
    public DirectoryRecord? Find(RecordKind kind, Guid id) => Records.FirstOrDefault(record => record.Kind == kind && record.Id == id);
}
