namespace UserDirectory.Storage.InMemory;

/// <summary>What a commit replaced, kept until no reader in the window can ask for it.</summary>
/// <param name="Number">The commit.</param>
/// <param name="Table">The record's table.</param>
/// <param name="Slot">The record's slot.</param>
/// <param name="Record">What was there before the commit; null when nothing was.</param>
internal readonly record struct Retired(long Number, RecordTable Table, Slot Slot, DirectoryRecord? Record)
{
    public void Forget()
    {
        Slot.Settle(Number);
        if (Record is not null)
        {
            Table.Leave(Slot, Record);
        }

        if (Slot.Settled is { } settled)
        {
            Table.Settle(Slot, settled, isSettled: true);
        }
        else if (Slot.IsEmpty)
        {
            Table.Drop(Slot);
        }
    }
}
