using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>A uniqueness rule with its getter.</summary>
internal sealed class KeyDefinition<TRecord>(RecordKind record, string name, Func<KeyDefinition, TRecord, UniqueKey?> read, bool isExact = false, IReadOnlyList<Field>? ids = null)
    : KeyDefinition(record, name, isExact, ids ?? [])
    where TRecord : DirectoryRecord
{
    public override UniqueKey? Read(DirectoryRecord record) => read(this, (TRecord)record);
}
