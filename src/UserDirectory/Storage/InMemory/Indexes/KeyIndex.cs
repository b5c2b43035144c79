namespace UserDirectory.Storage.InMemory;

/// <summary>Leads from the values of a unique key to records. Tagged with the key's text in compared form.</summary>
internal sealed class KeyIndex(KeyDefinition definition) : RecordIndex
{
    private readonly SlotHash<string?> _slots = new();

    // Whether any key has ids besides its text: as long as none has, equal text is an equal key.
    private volatile bool _hasIds;

    public KeyDefinition Definition => definition;

    /// <summary>The record that has the key as of a commit, or the settled one that has it; null when there is none.</summary>
    /// <param name="key">The key, for its ids.</param>
    /// <param name="text">The key's text in compared form.</param>
    /// <param name="number">The commit.</param>
    /// <param name="except">The id of a record to pass over.</param>
    public DirectoryRecord? Find(in UniqueKey key, ReadOnlySpan<char> text, long number, Guid? except = null)
    {
        var isTextAlone = key.First == Guid.Empty && except is null;
        var probe = _slots.Find(HashOf(key, text));
        while (probe.MoveNext())
        {
            ref var cell = ref probe.Current;
            if (!cell.Tag.AsSpan().SequenceEqual(text))
            {
                continue;
            }

            var settled = Volatile.Read(ref cell.Settled);
            if (settled is not null && isTextAlone && !_hasIds)
            {
                return settled;
            }

            if ((settled ?? cell.Slot!.At(number)) is { } record && record.Id != except && Has(record, key, text))
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>The records that have the key as of a commit: more than one only while a commit is staged.</summary>
    public IEnumerable<DirectoryRecord> FindAll(UniqueKey key, long number)
    {
        var probe = _slots.Find(HashOf(key, key.Text.AsSpan()));
        while (probe.MoveNext())
        {
            if (probe.Current.Slot!.At(number) is { } record && Has(record, key, key.Text.AsSpan()))
            {
                yield return record;
            }
        }
    }

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        if (definition.Read(record) is { } key && !AnyHas(slot, key))
        {
            _hasIds |= key.First != Guid.Empty;
            _slots.Add(HashOf(key, key.Text.AsSpan()), key.Text, slot);
        }
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        if (definition.Read(record) is { } key && !AnyHas(slot, key))
        {
            _slots.Remove(HashOf(key, key.Text.AsSpan()), slot);
        }
    }

    public override void Settle(Slot slot, DirectoryRecord record, bool isSettled)
    {
        if (definition.Read(record) is { } key)
        {
            _slots.Settle(HashOf(key, key.Text.AsSpan()), slot, isSettled ? record : null);
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
