namespace UserDirectory.Storage;

/// <summary>A uniqueness rule with its getter, which says in code, for speed, what the columns and the condition say as data.</summary>
internal sealed class KeyDefinition<TRecord>(
    string name,
    Func<KeyDefinition, TRecord, UniqueKey?> read,
    Column? text = null,
    IReadOnlyList<IReadOnlyList<Column>>? ids = null,
    KeyCondition? condition = null) : KeyDefinition(name, text, ids ?? [], condition)
    where TRecord : DirectoryRecord
{
    public override UniqueKey? Read(DirectoryRecord record) => read(this, (TRecord)record);
}
