using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>The stored values of one record, by the columns and fields that they are of: what a record is made from.</summary>
/// <param name="values">A value for each column of the record type, in their order.</param>
/// <param name="stamps">The columns that every record type has.</param>
internal readonly ref struct ColumnReader(ReadOnlySpan<ColumnValue> values, StampColumns stamps)
{
    private readonly ReadOnlySpan<ColumnValue> _values = values;

    public Guid TenantId => this[stamps.TenantId].Id;

    public ColumnValue this[Column column] => _values[column.Ordinal];

    public ColumnValue this[Field field] => _values[field.Ordinal];

    public string? Text(Field field) => this[field].Text;

    /// <exception cref="ArgumentException">It is missing, and a record is never without.</exception>
    public string TextOf(Field field) => this[field].Text ?? throw Missing(field);

    public bool Flag(Field field) => this[field].Flag;

    public long Number(Field field) => this[field].Number;

    public Guid Id(Field field) => this[field].Id;

    public Guid? OptionalId(Field field) => this[field] is { IsMissing: false } value ? value.Id : null;

    public DateTimeOffset Time(Field field) => this[field].Time;

    public DateTimeOffset? OptionalTime(Field field) => this[field] is { IsMissing: false } value ? value.Time : null;

    public DateTimeOffset? OptionalTime(Column column) => this[column] is { IsMissing: false } value ? value.Time : null;

    public IReadOnlyList<string> Texts(Field field) => this[field].Texts;

    public IReadOnlyList<Guid> Ids(Field field) => this[field].Ids;

    public ActorRef? OptionalActor(Column column) => this[column].Text is { } text ? ActorRef.Parse(text) : null;

    public ActorRef Actor(Column column) => OptionalActor(column) ?? ActorRef.Unknown;

    public Secret? OptionalSecret(Column column) => this[column].Text is { } text ? new Secret(text) : null;

    /// <exception cref="ArgumentException">It is missing, and a record is never without.</exception>
    public Secret Secret(Column column) => OptionalSecret(column) ?? throw Missing(column);

    private static ArgumentException Missing(object what) => new($"A record is never without '{what}', and there is no value for it.");
}
