using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>A uniqueness rule of a record type: at most one record for each value. Immutable and thread-safe.</summary>
public abstract class KeyDefinition
{
    private protected KeyDefinition(RecordKind record, string name, bool isExact, IReadOnlyList<Field> ids) => (Record, Name, IsExact, Ids) = (record, name, isExact, ids);

    /// <summary>The record type.</summary>
    public RecordKind Record { get; }

    /// <summary>The key's name, unique in its record type.</summary>
    public string Name { get; }

    /// <summary>Whether <see cref="UniqueKey.Text"/> is compared as it is rather than by its normalised form.</summary>
    public bool IsExact { get; }

    /// <summary>The fields whose ids alone make a value, in their order; empty when it is made otherwise.</summary>
    internal IReadOnlyList<Field> Ids { get; }

    /// <summary>The record's value, its text already in compared form; null when the rule does not concern the record (it has no such value).</summary>
    public abstract UniqueKey? Read(DirectoryRecord record);

    /// <summary>A value of this key to look up by text.</summary>
    /// <param name="tenantId">The tenant; <see cref="Guid.Empty"/> for the key of a tenant.</param>
    /// <param name="text">The text as typed: the provider normalises it unless the key is exact.</param>
    /// <param name="owner">The organization that owns the record; null for the tenant.</param>
    public UniqueKey For(Guid tenantId, string text, Guid? owner = null) => new(this, tenantId, text, owner ?? Guid.Empty);

    /// <summary>A value of this key to look up by ids.</summary>
    public UniqueKey For(Guid tenantId, Guid first, Guid second, Guid third = default) => new(this, tenantId, null, first, second, third);

    /// <summary>The name, with its record type.</summary>
    public override string ToString() => $"{Record}.{Name}";
}
