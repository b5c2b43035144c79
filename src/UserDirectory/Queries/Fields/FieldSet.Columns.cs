using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>The columns that queries do not see.</summary>
internal sealed partial class FieldSet<TRecord>
{
    private readonly List<Column> _columns = [];

    /// <summary>Text that nobody is shown.</summary>
    public Column Secret(string name, Func<TRecord, Secret?> read, Stored stored = Stored.Always) =>
        Keep(name, ColumnKind.Secret, r => ColumnValue.Of(read((TRecord)r)), stored | Stored.Secret, FeedDetail.Name);

    /// <summary>Who did something.</summary>
    public Column Actor(string name, Func<TRecord, ActorRef?> read, Stored stored = Stored.Always, FeedDetail feed = FeedDetail.Value) =>
        Keep(name, ColumnKind.Actor, r => ColumnValue.Of(read((TRecord)r)), stored, feed);

    /// <summary>Bytes.</summary>
    public Column Bytes(string name, Func<TRecord, ReadOnlyMemory<byte>> read) =>
        Keep(name, ColumnKind.Bytes, r => ColumnValue.Of(read((TRecord)r)), Stored.Always, FeedDetail.Name);

    /// <summary>A number that queries do not see.</summary>
    public Column HiddenNumber(string name, Func<TRecord, long> read, Stored stored = Stored.Always) =>
        Keep(name, ColumnKind.Number, r => ColumnValue.Of(read((TRecord)r)), stored, FeedDetail.None);

    /// <summary>A time that queries do not see.</summary>
    public Column HiddenTime(string name, Func<TRecord, DateTimeOffset?> read, Stored stored) =>
        Keep(name, ColumnKind.Time, r => read((TRecord)r) is { } time ? ColumnValue.Of(time) : default, stored, FeedDetail.None);

    /// <summary>What the core writes and reads as one text.</summary>
    public Column Document(string name, Func<TRecord, string?> write, Stored stored = Stored.Always) =>
        Keep(name, ColumnKind.Document, r => ColumnValue.OfDocument(write((TRecord)r)), stored, FeedDetail.None);

    /// <summary>All that was declared, and the columns that every record type has.</summary>
    public RecordShape<TRecord> Shape(RecordShape<TRecord>.Maker make) => Shape([], make);

    /// <summary>The same of a type with links that come in few combinations.</summary>
    public RecordShape<TRecord> Shape(IReadOnlyList<LinkPair> pairs, RecordShape<TRecord>.Maker make)
    {
        var stamps = new StampColumns(
            Keep(nameof(DirectoryRecord.TenantId), ColumnKind.Id, r => ColumnValue.Of(r.TenantId), Stored.Always, FeedDetail.None),
            Keep(nameof(DirectoryRecord.Version), ColumnKind.Number, r => ColumnValue.Of(r.Version), Stored.Always, FeedDetail.None),
            StampOf(nameof(DirectoryRecord.CreatedAt), r => r.CreatedAt),
            StampOf(nameof(DirectoryRecord.UpdatedAt), r => r.UpdatedAt),
            Actor(nameof(DirectoryRecord.CreatedBy), r => r.CreatedBy, feed: FeedDetail.None),
            Actor(nameof(DirectoryRecord.UpdatedBy), r => r.UpdatedBy, feed: FeedDetail.None));
        return new(record, _all, _columns, stamps, make) { Pairs = pairs };
    }

    private Column StampOf(string name, Func<DirectoryRecord, DateTimeOffset> read) =>
        _columns.Find(column => column.Name == name)
        ?? Keep(name, ColumnKind.Time, r => ColumnValue.Of(read(r)), Stored.Always, FeedDetail.None);

    private Column Keep(
        string name, ColumnKind kind, Func<DirectoryRecord, ColumnValue> read, Stored stored, FeedDetail feed, Field? field = null)
    {
        var column = new Column(record, name, kind, read)
        {
            Ordinal = _columns.Count,
            Field = field,
            Feed = feed,
            IsOptional = (stored & Stored.Optional) != 0,
            IsComputed = (stored & Stored.Computed) != 0,
            IsSecret = (stored & Stored.Secret) != 0,
            IsCounted = (stored & Stored.Counted) != 0,
        };
        _columns.Add(column);
        return column;
    }
}
