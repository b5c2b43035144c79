using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Change"/>.</summary>
public static class ChangeFields
{
    private static readonly FieldSet<Change> s_set = new(RecordKind.Change);

    /// <summary>The change set's id.</summary>
    public static Field<Change> Id { get; } = s_set.Id(nameof(Change.Id), r => r.Id);

    /// <summary>The number.</summary>
    public static Field<Change> Number { get; } = s_set.Number(nameof(Change.Number), r => r.Number, indexed: true);

    /// <summary>When the call began.</summary>
    public static Field<Change> At { get; } = s_set.Time(nameof(Change.At), r => r.At);

    /// <summary>The acting user; missing for a system.</summary>
    public static Field<Change> ActorUserId { get; } = s_set.Id("ActorUserId", r => r.Actor.UserId);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Change>> All => s_set.All;
}
