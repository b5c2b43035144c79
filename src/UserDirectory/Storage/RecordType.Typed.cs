namespace UserDirectory.Storage;

/// <summary>Describes the records of one type. See <see cref="RecordType"/>.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordType<T> : RecordType
    where T : DirectoryRecord
{
    internal RecordType(RecordKind kind, IReadOnlyList<Field<T>> fields, IReadOnlyList<KeyDefinition> keys, IReadOnlyList<Link> links)
        : base(kind, fields, keys, links)
    {
    }

    /// <inheritdoc/>
    public override Type RecordClass => typeof(T);
}
