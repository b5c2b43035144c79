using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Change"/>.</summary>
public static class ChangeFields
{
    private static readonly FieldSet<Change> s_set = new(RecordKind.Change);

    /// <summary>The change set's id.</summary>
    public static Field<Change> Id { get; } = s_set.OwnId();

    /// <summary>The number.</summary>
    public static Field<Change> Number { get; } = s_set.Number(nameof(Change.Number), r => r.Number, worth: IndexWorth.Order);

    /// <summary>When the call began.</summary>
    public static Field<Change> At { get; } = s_set.Time(nameof(Change.At), r => r.At, stored: Stored.Always);

    /// <summary>The acting user; missing for a system.</summary>
    public static Field<Change> ActorUserId { get; } =
        s_set.Id("ActorUserId", r => r.Actor.UserId, stored: Stored.Computed | Stored.Optional);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Change>> All => s_set.All;

    internal static Column Authority { get; } = s_set.HiddenNumber(nameof(Change.Authority), r => r.Authority);

    internal static Column Actor { get; } = s_set.Actor(nameof(Change.Actor), r => r.Actor);

    internal static Column Entries { get; } = s_set.Document(nameof(Change.Entries), r => EntriesDocument.Write(r.Entries));

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Change> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Number = row.Number(Number),
        Authority = row[Authority].Number,
        Actor = row.Actor(Actor),
        At = row.Time(At),
        Entries = EntriesDocument.Read(row[Entries].Text),
    });
}
