namespace UserDirectory.Storage.InMemory;

/// <summary>What a change set does to one record.</summary>
internal sealed class StagedRecord(RecordKind kind, Guid id, RecordTable table, Slot slot)
{
    /// <summary>The <see cref="Index"/> of a record that no write of the set concerned, only touches.</summary>
    public const int OnlyTouched = -1;

    /// <summary>The state to restore when the set is refused.</summary>
    private readonly object? _held = slot.Held;

    // Nearly every set writes a record once; the others keep what their earlier writes put.
    private List<DirectoryRecord>? _earlier;

    public RecordKind Kind => kind;

    public Guid Id => id;

    /// <summary>The record before the set; null when there was none.</summary>
    public DirectoryRecord? Before { get; } = slot.Newest;

    /// <summary>The record after what was staged so far; null when it is gone.</summary>
    public DirectoryRecord? After { get; private set; }

    /// <summary>The last write that concerned it, touches left aside.</summary>
    public int Index { get; private set; }

    public void Put(DirectoryRecord? record, long number, int index)
    {
        if (After is not null)
        {
            (_earlier ??= []).Add(After);
        }

        if (record is not null)
        {
            table.Enter(slot, record);
        }

        slot.Push(number, record);
        After = record;
        Index = index;
    }

    /// <summary>What the set replaced, for when readers of the commits before it are gone.</summary>
    public Retired Retire(long number) => new(number, table, slot, Before, _earlier);

    public void TakeBack()
    {
        slot.Restore(_held);
        if (After is not null)
        {
            table.Leave(slot, After);
        }

        foreach (var record in _earlier ?? [])
        {
            table.Leave(slot, record);
        }

        if (slot.IsEmpty)
        {
            table.Drop(slot, id);
        }
    }
}
