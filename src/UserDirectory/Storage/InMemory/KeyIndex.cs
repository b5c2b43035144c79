namespace UserDirectory.Storage.InMemory;

/// <summary>Leads from the values of a unique key to slots.</summary>
internal sealed class KeyIndex(KeyDefinition definition) : RecordIndex
{
    private readonly SlotHash _slots = new();

    public KeyDefinition Definition => definition;

    /// <summary>The record that has the key as of a commit; null when there is none.</summary>
    /// <param name="key">The key, for its ids.</param>
    /// <param name="text">The key's text in compared form.</param>
    /// <param name="number">The commit.</param>
    /// <param name="except">The id of a record to pass over.</param>
    public DirectoryRecord? Find(in UniqueKey key, ReadOnlySpan<char> text, long number, Guid? except = null)
    {
        foreach (var slot in _slots.Probe(HashOf(key, text)))
        {
            if (slot.Id != except && slot.At(number) is { } record && Has(record, key, text))
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>The records that have the key as of a commit: more than one only while a commit is staged.</summary>
    public IEnumerable<DirectoryRecord> FindAll(UniqueKey key, long number)
    {
        foreach (var slot in _slots.Probe(HashOf(key, key.Text.AsSpan())))
        {
            if (slot.At(number) is { } record && Has(record, key, key.Text.AsSpan()))
            {
                yield return record;
            }
        }
    }

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        if (definition.Read(record) is { } key && !AnyHas(slot, key))
        {
            _slots.Add(HashOf(key, key.Text.AsSpan()), slot);
        }
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        if (definition.Read(record) is { } key && !AnyHas(slot, key))
        {
            _slots.Remove(HashOf(key, key.Text.AsSpan()), slot);
        }
    }

    private static int HashOf(in UniqueKey key, ReadOnlySpan<char> text)
    {
        // The order of the ids matters: (a, b) and (b, a) are different keys.
        var ids = (((key.First.GetHashCode() * 31) + key.Second.GetHashCode()) * 31) + key.Third.GetHashCode();
        return key.Text is null ? ids : ids ^ TextHash.Of(text);
    }

    private bool Has(DirectoryRecord record, in UniqueKey key, ReadOnlySpan<char> text) =>
        definition.Read(record) is { } held
        && held.First == key.First
        && held.Second == key.Second
        && held.Third == key.Third
        && held.Text.AsSpan().SequenceEqual(text);

    private bool AnyHas(Slot slot, in UniqueKey key)
    {
        foreach (var record in slot.Records)
        {
            if (Has(record, key, key.Text.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }
}
