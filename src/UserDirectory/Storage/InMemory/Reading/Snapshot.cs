using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>A tenant as of one commit. Whoever has read from it asks at the end whether it <see cref="IsIntact"/>.</summary>
internal sealed class Snapshot(Partition partition, Head head, long number, RecordCounter? counter)
{
    /// <summary>
    /// A table smaller than this is walked and sorted rather than given sorted indexes, which would cost each of many small tenants memory.
    /// </summary>
    private const int SmallTable = 64;

    public Guid TenantId => partition.TenantId;

    /// <summary>The commit.</summary>
    public long Number => number;

    /// <summary>Whether what it shows stays the same: not while a change set is staged.</summary>
    public bool IsSettled { get; init; }

    public long Sequence => head.Sequence;

    public long Authority => head.Authority;

    /// <summary>Whether everything that was read is of this commit: the writer has not yet forgotten what was before later ones.</summary>
    public bool IsIntact => partition.Keeps(number);

    public int Count(RecordKind kind) => head.Counts[(int)kind - 1];

    public DirectoryRecord? Find(RecordKind kind, Guid id)
    {
        counter?.Add();
        return partition.Table(kind)?.Find(id, number);
    }

    public Slot? FindSlot(RecordKind kind, Guid id) => partition.Table(kind)?.Find(id);

    /// <summary>The index of a unique key; null when there are no records.</summary>
    public KeyIndex? KeysOf(KeyDefinition definition) => partition.Table(definition.Record)?.KeysOf(definition);

    /// <summary>Whether a record of the table has a key of ids.</summary>
    public bool Contains(KeyIndex index, in UniqueKey key)
    {
        counter?.Add();
        return index.Contains(key, number);
    }

    /// <summary>The record that has a key; null when there is none.</summary>
    /// <param name="key">The key, for its ids.</param>
    /// <param name="text">The key's text in compared form.</param>
    public DirectoryRecord? FindByKey(in UniqueKey key, ReadOnlySpan<char> text)
    {
        counter?.Add();
        return KeysOf(key.Definition)?.Find(key, text, number);
    }

    /// <summary>The record of a slot; null when there is none.</summary>
    public DirectoryRecord? Read(Slot slot)
    {
        counter?.Add();
        return slot.At(number);
    }

    /// <summary>A field of the record of a slot, missing when there is no record; of a link without making a record of it.</summary>
    public FieldValue Read(Slot slot, Field field)
    {
        counter?.Add();
        return slot.Rows.ReadLink(slot.Row, field) ?? (slot.At(number) is { } record ? field.Read(record) : FieldValue.Missing);
    }

    /// <summary>What a link joins; false when that takes a record of it, or there is none.</summary>
    public bool TryReadEnds(Slot slot, out LinkEnds ends)
    {
        counter?.Add();
        return slot.Rows.TryReadEnds(slot.Row, out ends);
    }

    /// <summary>No rows yet of a record type, with room for all that the state has.</summary>
    public RowSet NoRows(RecordKind kind) => new(partition.Table(kind)?.RowCount ?? 0);

    /// <summary>The slot of a row of a record type that has some.</summary>
    public Slot SlotAt(RecordKind kind, int row) => partition.Table(kind)!.SlotAt(row);

    /// <summary>Every slot of a record type.</summary>
    public IEnumerable<Slot> Slots(RecordKind kind) => partition.Table(kind)?.Slots() ?? [];

    /// <summary>The slots that may have this value; null when no postings are kept of the field.</summary>
    public Posting? Postings(Field field, FieldValue value) =>
        PostingIndex.Fits(field) ? PostingsOf(field)?.Find(value) ?? Posting.None : null;

    /// <summary>The postings of a field; null when none are kept of it, or there are no records.</summary>
    public IPostings? PostingsOf(Field field) => PostingIndex.Fits(field) ? partition.Table(field.Record)?.PostingsOf(field) : null;

    /// <summary>The sorted index of a field; null when it has none and none is worth making.</summary>
    public SortedIndex? SortedBy(Field field)
    {
        if (!SortedIndex.Fits(field) || partition.Table(field.Record) is not { } table)
        {
            return null;
        }

        return table.SortedBy(field) ?? (Count(field.Record) < SmallTable ? null : partition.Sort(table, field));
    }

    /// <summary>The index of a field's search texts; null when there is none yet and none is worth making.</summary>
    public SearchIndex? SearchIn(Field field)
    {
        if (!SearchIndex.Fits(field) || Count(field.Record) < SearchIndex.Smallest || partition.Table(field.Record) is not { } table)
        {
            return null;
        }

        return table.Search is { IsComplete: true } made ? made : partition.Search(table, field);
    }

    /// <summary>The records whose field has this value, in no order.</summary>
    public IEnumerable<DirectoryRecord> Having(Field field, FieldValue value)
    {
        foreach (var slot in SlotsHaving(field, value))
        {
            if (Read(slot) is { } record && Has(record, field, value))
            {
                yield return record;
            }
        }
    }

    /// <summary>Adds the records whose field has this id, in no order: without an iterator, because every decision reads so.</summary>
    public void AddHaving<T>(Field field, FieldValue value, List<T> found)
        where T : DirectoryRecord
    {
        if (Postings(field, value) is not { } posting)
        {
            return;
        }

        var first = found.Count;
        foreach (var slot in posting)
        {
            if (Read(slot) is T record && field.Read(record).Equals(value) && !(posting.MayRepeat && found.IndexOf(record, first) >= 0))
            {
                found.Add(record);
            }
        }
    }

    private IEnumerable<Slot> SlotsHaving(Field field, FieldValue value)
    {
        if (field.IsOwnId)
        {
            return FindSlot(field.Record, value.Id) is { } slot ? [slot] : [];
        }

        return Postings(field, value)?.Slots() ?? Slots(field.Record);
    }

    private static bool Has(DirectoryRecord record, Field field, FieldValue value) =>
        field.IsMany ? field.ReadMany(record).Contains(value) : field.Read(record).Equals(value);
}
