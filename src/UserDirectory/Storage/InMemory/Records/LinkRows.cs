using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The rows of memberships, members of groups and role assignments, of which an account has several: one that has settled is packed, and
/// made into a record when it is read. What recent commits touched stands in front of it, as in any table.
/// </summary>
/// <remarks>
/// A packed link is written over only when it settles anew, or another has taken its row: after
/// <see cref="RetiredQueue.Oldest"/> has passed the commit that replaced it. A reader that has nothing in front of it and copies it
/// meanwhile may get a mixture, and then finds at its end, when it asks what is kept, that it read too late. All of a mixture were numbers
/// of rows once, so that it leads to nothing worse than a record that nobody keeps.
/// </remarks>
/// <param name="type">The record type.</param>
/// <param name="partition">The tenant, for the rows of the ends.</param>
internal sealed class LinkRows(RecordType type, Partition partition) : Rows
{
    private static readonly int s_mostColumns = RecordType.All.Max(type => type.Columns.Count);

    // What a record is made of, on each thread.
    [ThreadStatic]
    private static ColumnValue[]? t_values;

    private readonly Segments<LinkRow> _packed = new();
    private readonly Column _tenantId = type.Columns.Single(column => column.Name == nameof(DirectoryRecord.TenantId));
    private readonly Column[] _others = [.. type.Columns.Where(IsOther)];

    // Those of the link that was packed last: the next one mostly has the same.
    private LinkDetails? _details;

    /// <summary>Whether records of a type are links: those of which the feed tells what they join.</summary>
    public static bool Fits(RecordType type) => type.Told.Count > 0;

    public override FieldValue? ReadLink(int row, Field field)
    {
        if (InFront(row) is not null || Packed(row) is not { Details: not null } link)
        {
            return null;
        }

        for (var i = 0; i < type.References.Count; i++)
        {
            if (ReferenceEquals(type.References[i], field))
            {
                return EndOf(link, i) is { } id ? FieldValue.Of(id) : FieldValue.Missing;
            }
        }

        return null;
    }

    public override bool TryReadEnds(int row, out LinkEnds ends)
    {
        if (InFront(row) is null && _packed.Of(row) is { } segment)
        {
            ref readonly var link = ref segment[Segment.PlaceOf(row)];
            ends = link.Ends;
            return link.Details is not null;
        }

        ends = default;
        return false;
    }

    public override void Write(int row, object? held)
    {
        if (held is DirectoryRecord record && Pack(record) is { } link)
        {
            // Before what is in front of it goes: who finds nothing there finds this.
            _packed.Room(row)[Segment.PlaceOf(row)] = link;
            base.Write(row, null);
            return;
        }

        if (held is null && _packed.Of(row) is { } segment)
        {
            segment[Segment.PlaceOf(row)] = default;
        }

        base.Write(row, held);
    }

    protected override DirectoryRecord? ReadPacked(int row) => Packed(row) is { Details: not null } link ? RecordOf(link) : null;

    protected override bool IsEmpty(int row) => InFront(row) is null && Packed(row).Details is null;

    protected override void ForgetSegment(int row) => _packed.GiveBack(row);

    private LinkRow Packed(int row) => _packed.Of(row) is { } segment ? segment[Segment.PlaceOf(row)] : default;

    /// <summary>A link packed; null when it names an end that is not there.</summary>
    private LinkRow? Pack(DirectoryRecord record)
    {
        Span<int> ends = stackalloc int[4];
        for (var i = 0; i < type.References.Count; i++)
        {
            var end = type.References[i].Read(record);
            if (end.IsMissing)
            {
                continue;
            }

            if (partition.Table(type.References[i].Refers!.Value)?.Find(end.Id) is not { } slot)
            {
                return null;
            }

            ends[i] = slot.Row + 1;
        }

        if (_details?.AreOf(record) != true)
        {
            _details = new LinkDetails(record, _others);
        }

        return new(record.Id, record.CreatedAt.UtcTicks, _details, new(ends[0], ends[1], ends[2], ends[3]));
    }

    private DirectoryRecord RecordOf(in LinkRow link)
    {
        var values = new Span<ColumnValue>(t_values ??= new ColumnValue[s_mostColumns], 0, type.Columns.Count);
        values.Clear();
        values[type.Fields[0].Ordinal] = ColumnValue.Of(link.Id);
        values[_tenantId.Ordinal] = ColumnValue.Of(partition.TenantId);
        for (var i = 0; i < type.References.Count; i++)
        {
            values[type.References[i].Ordinal] = EndOf(link, i) is { } id ? ColumnValue.Of(id) : ColumnValue.Missing;
        }

        link.Details!.Fill(values);
        var record = type.MakeRecord(values);
        link.Details.Stamp(record, new DateTimeOffset(link.CreatedAt, TimeSpan.Zero));
        return record;
    }

    /// <summary>Whether a column is neither an end nor a stamp, nor the record's own or its tenant's id.</summary>
    private static bool IsOther(Column column) => column.Field is not ({ IsOwnId: true } or { Refers: not null }) && column.Name is not
        (nameof(DirectoryRecord.TenantId) or nameof(DirectoryRecord.Version) or nameof(DirectoryRecord.CreatedAt)
        or nameof(DirectoryRecord.UpdatedAt) or nameof(DirectoryRecord.CreatedBy) or nameof(DirectoryRecord.UpdatedBy));

    /// <summary>The id of an end, which is there as long as the link is; null when it has none for that reference.</summary>
    private Guid? EndOf(in LinkRow link, int reference)
    {
        var row = link.Ends[reference];
        return row == 0 ? null : partition.Table(type.References[reference].Refers!.Value)!.IdAt(row - 1);
    }
}
