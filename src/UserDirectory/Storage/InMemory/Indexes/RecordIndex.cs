namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Leads from values to slots. It may hold more than a reader's state has, never less: a value is entered when a commit stages it and
/// leaves only when no record in the slot's chain has it any more, so whoever reads checks what it finds against the record that it sees.
/// Written under the partition's gate, read without a lock.
/// </summary>
internal abstract class RecordIndex
{
    /// <summary>Enters a record's values, before the record is pushed into its slot.</summary>
    public abstract void Enter(Slot slot, DirectoryRecord record);

    /// <summary>Takes a record's values out, after the record has left its slot's chain, unless another record there has them.</summary>
    public abstract void Leave(Slot slot, DirectoryRecord record);
}
