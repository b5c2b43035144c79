namespace UserDirectory.Storage;

/// <summary>
/// A uniqueness rule of a record type: at most one record for each value. What a value is made of stands here as data, for an index: the
/// tenant (but for tenants themselves), then <see cref="Text"/>, then <see cref="Ids"/>; over the records that have that text and satisfy
/// <see cref="Condition"/>. Immutable and thread-safe.
/// </summary>
public abstract class KeyDefinition
{
    private protected KeyDefinition(string name, Column? text, IReadOnlyList<IReadOnlyList<Column>> ids, KeyCondition? condition)
    {
        (Name, Text, Ids, Condition) = (name, text, ids, condition);
        Record = (text ?? ids[0][0]).Record;
        IsExact = text is not null and not { Field: { IsExact: false, Kind: Queries.FieldKind.Text } };
    }

    /// <summary>The record type.</summary>
    public RecordKind Record { get; }

    /// <summary>The key's name, unique in its record type.</summary>
    public string Name { get; }

    /// <summary>
    /// The column that is the key's text; null for a key of ids. A record without a value has no such key. Of a number it is the digits; of
    /// text that is not <see cref="IsExact"/> the normalised form, which <see cref="Queries.Field.Read"/> of its field gives.
    /// </summary>
    public Column? Text { get; }

    /// <summary>
    /// The ids of a value, in the order of <see cref="UniqueKey.First"/>, <see cref="UniqueKey.Second"/> and <see cref="UniqueKey.Third"/>:
    /// each is the first of its columns that has a value (the account, else the group), and <see cref="Guid.Empty"/> where none has (the
    /// owner, or none).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Column>> Ids { get; }

    /// <summary>Which records it concerns; null for all.</summary>
    public KeyCondition? Condition { get; }

    /// <summary>Whether <see cref="UniqueKey.Text"/> is compared as it is rather than by its normalised form.</summary>
    public bool IsExact { get; }

    /// <summary>The record's value, in compared form; null when the rule does not concern the record (it has no such value).</summary>
    public abstract UniqueKey? Read(DirectoryRecord record);

    /// <summary>A value of this key to look up by text.</summary>
    /// <param name="tenantId">The tenant; <see cref="Guid.Empty"/> for the key of a tenant.</param>
    /// <param name="text">The text as typed; where the key <see cref="IsExact"/> as it is stored.</param>
    /// <param name="owner">The organization that owns the record; null for the tenant.</param>
    public UniqueKey For(Guid tenantId, string text, Guid? owner = null) =>
        new(this, tenantId, text, owner ?? Guid.Empty) { IsCompared = IsExact };

    /// <summary>A value of this key to look up by ids.</summary>
    public UniqueKey For(Guid tenantId, Guid first, Guid second, Guid third = default) =>
        new(this, tenantId, null, first, second, third) { IsCompared = true };

    /// <summary>The name, with its record type.</summary>
    public override string ToString() => $"{Record}.{Name}";

    /// <summary>A value of which the text is in compared form already.</summary>
    internal UniqueKey Compared(Guid tenantId, string? text, Guid first = default, Guid second = default, Guid third = default) =>
        new(this, tenantId, text, first, second, third) { IsCompared = true };
}
