using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// Describes a record type: what is stored of it, what queries see of that, unique keys and links, without reflection. Everything that a
/// generic provider needs to store, index, check and give back a record; none maps one by hand. Immutable and thread-safe.
/// </summary>
public abstract class RecordType
{
    private protected RecordType(
        RecordKind kind,
        IReadOnlyList<Field> fields,
        IReadOnlyList<Column> columns,
        IReadOnlyList<KeyDefinition> keys,
        IReadOnlyList<Link> links,
        IReadOnlyList<LinkPair> pairs)
    {
        (Kind, Fields, Columns, Keys, Links, Pairs) = (kind, fields, columns, keys, links, pairs);
        InFeed = [.. columns.Where(column => column.Feed != FeedDetail.None)];
        References = [.. fields.Where(field => field.Refers is not null)];
        Told = kind is RecordKind.Membership or RecordKind.GroupMember or RecordKind.RoleAssignment
            ? [.. fields.Where(
                field => field.Refers is not null || field.Name is nameof(Membership.ValidFrom) or nameof(Membership.ValidUntil))]
            : [];
    }

    /// <summary>Every record type, in the order of <see cref="RecordKind"/>.</summary>
    public static IReadOnlyList<RecordType> All => RecordTypes.All;

    /// <summary>Which record type this is.</summary>
    public RecordKind Kind { get; }

    /// <summary>The type of its records.</summary>
    public abstract Type RecordClass { get; }

    /// <summary>Its fields. The first is always the id.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Everything that is stored of a record: each settable member is one of them, and so is each field.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Its uniqueness rules.</summary>
    public IReadOnlyList<KeyDefinition> Keys { get; }

    /// <summary>The ways from it to other records, for queries.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>Links that come in few combinations, for a store that keeps each combination once. Of most types there are none.</summary>
    public IReadOnlyList<LinkPair> Pairs { get; }

    /// <summary>The fields that link to another record: their ends must exist when the record is written, and while it is there.</summary>
    public IReadOnlyList<Field> References { get; }

    /// <summary>The fields of all record types that link to this one: while one names a record of it, that one is not removed.</summary>
    public IReadOnlyList<Field> ReferencedBy => RecordTypes.ReferencesTo(Kind);

    /// <summary>
    /// The fields of which the feed tells the values when a record is added or removed (<see cref="ChangeEntry.Fields"/>): of a membership,
    /// a group member and a role assignment its ends and its dates; none of other types, whose values are those of people.
    /// </summary>
    public IReadOnlyList<Field> Told { get; }

    /// <summary>The columns of which the feed tells when an update changes them.</summary>
    internal IReadOnlyList<Column> InFeed { get; }

    /// <summary>The description of a record type.</summary>
    public static RecordType Of(RecordKind kind) => RecordTypes.All[(int)kind - 1];

    /// <summary>The description of a record type.</summary>
    public static RecordType<T> Of<T>()
        where T : DirectoryRecord => RecordTypes.Cache<T>.Value;

    /// <summary>
    /// What the feed tells of a record that is added or removed: its <see cref="Told"/> fields that have a value. A store keeps it in the
    /// entry.
    /// </summary>
    public IReadOnlyList<FieldChange> Tell(DirectoryRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Told.Select(field => (field.Name, Value: field.Read(record))).Where(told => !told.Value.IsMissing)
            .Select(told => new FieldChange(told.Name, told.Value.ToString()))];
    }

    /// <summary>Makes the record that has these values, exactly as it was when <see cref="Column.Read"/> gave them.</summary>
    /// <param name="values">A value for each of <see cref="Columns"/>, in their order; those of computed ones do not count.</param>
    /// <exception cref="ArgumentException">There are more values than columns, or fewer, or one is missing that a record is never
    /// without.</exception>
    public abstract DirectoryRecord MakeRecord(ReadOnlySpan<ColumnValue> values);

    /// <summary>The field of this name, whatever its casing; null when there is none.</summary>
    public Field? FindField(string name) =>
        Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of the record type.</summary>
    public override string ToString() => Kind.ToString();

    /// <summary>Does something that is generic over record types, for who knows the type only at run time.</summary>
    internal abstract TResult Use<TResult>(IRecordTypeUse<TResult> use);

    /// <summary>A record of the type, for who knows the type only at run time.</summary>
    internal abstract ValueTask<DirectoryRecord?> FindAsync(
        IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>The record of the type that has a key.</summary>
    internal abstract ValueTask<DirectoryRecord?> FindByKeyAsync(
        IDirectoryReader reader, UniqueKey key, CancellationToken cancellationToken);

    /// <summary>Whether any record of the type satisfies a filter.</summary>
    internal abstract ValueTask<bool> AnyAsync(IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken);

    /// <summary>Every record of the type that satisfies a filter.</summary>
    internal abstract ValueTask<IReadOnlyList<DirectoryRecord>> ListAllAsync(
        IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken);
}
