namespace UserDirectory.Storage.InMemory;

/// <summary>What a commit replaced, kept until no reader in the window can ask for it.</summary>
/// <param name="Number">The commit.</param>
/// <param name="Table">The record's table.</param>
/// <param name="Slot">The record's slot.</param>
/// <param name="Record">What was there before the commit; null when nothing was.</param>
/// <param name="Between">What earlier writes of the commit had put there; null for nothing. Together with the record: an index must not
/// keep what the slot has lost.</param>
internal readonly record struct Retired(
    long Number, RecordTable Table, Slot Slot, DirectoryRecord? Record, IReadOnlyList<DirectoryRecord>? Between)
{
    private const long LittleBytes = 256;

    /// <summary>About how many bytes it keeps: a little, and what people can make large.</summary>
    public long Bytes { get; } = BytesOf(Record) + (Between?.Sum(BytesOf) ?? 0);

    public void Forget()
    {
        Slot.Settle(Number);
        if (Record is not null)
        {
            Table.Leave(Slot, Record);
        }

        foreach (var record in Between ?? [])
        {
            Table.Leave(Slot, record);
        }

        if (Slot.IsEmpty)
        {
            Table.Drop(Slot, (Record ?? Between![0]).Id);
        }
    }

    private static long BytesOf(DirectoryRecord? record) => record switch
    {
        null => 0,
        Picture picture => LittleBytes + picture.Content.Length,
        User user => LittleBytes + BytesOf(user.Attributes),
        DeletedUser deleted => LittleBytes + BytesOf(deleted.User.Attributes) + BytesOf(deleted.Picture),
        _ => LittleBytes,
    };

    private static long BytesOf(UserAttributes attributes) =>
        attributes.Count == 0 ? 0 : attributes.Sum(pair => sizeof(char) * (pair.Key.Length + pair.Value.Length));
}
