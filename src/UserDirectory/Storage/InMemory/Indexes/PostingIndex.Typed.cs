using System.Collections.Concurrent;
using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>A <see cref="PostingIndex"/> by the form of a value that hashes fastest.</summary>
internal sealed class PostingIndex<TKey>(Field field, Func<FieldValue, TKey> keyOf) : PostingIndex(field)
    where TKey : notnull
{
    private const int Smallest = 8;

    // A slot when it is the only one of its value, which is the rule for most values; else a PostingList.
    private ConcurrentDictionary<TKey, object> _postings = Empty(Smallest);

    // How many values there are, and how many there were since the room was made for them: the dictionary gives none back.
    private int _count;
    private int _most;

    public override Posting Find(FieldValue value) =>
        new(Volatile.Read(ref _postings).TryGetValue(keyOf(value), out var found) ? found : null);

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        if (!Field.IsMany)
        {
            Enter(slot, Field.Read(record));
            return;
        }

        foreach (var value in ValuesOf(record))
        {
            Enter(slot, value);
        }
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        if (!Field.IsMany)
        {
            Leave(slot, Field.Read(record));
            return;
        }

        foreach (var value in ValuesOf(record))
        {
            Leave(slot, value);
        }
    }

    private IEnumerable<FieldValue> ValuesOf(DirectoryRecord record) =>
        Field.Read(record).IsMissing ? [] : Field.ReadMany(record).Distinct();

    private void Enter(Slot slot, FieldValue value)
    {
        if (value.IsMissing || AnyHas(slot, value))
        {
            return;
        }

        var key = keyOf(value);
        if (!_postings.TryGetValue(key, out var found))
        {
            _postings[key] = slot;
            _most = Math.Max(_most, ++_count);
        }
        else if (found is PostingList list)
        {
            list.Append(slot);
        }
        else if (found != slot)
        {
            var both = new PostingList();
            both.Append((Slot)found);
            both.Append(slot);
            _postings[key] = both;
        }
    }

    private void Leave(Slot slot, FieldValue value)
    {
        if (value.IsMissing || AnyHas(slot, value))
        {
            return;
        }

        var key = keyOf(value);
        if (!_postings.TryGetValue(key, out var found))
        {
            return;
        }

        if (found is PostingList list)
        {
            list.Stale++;
            if (list.IsRatherStale)
            {
                Compact(key, list, value);
            }
        }
        else if (found == slot)
        {
            Remove(key);
        }
    }

    private void Compact(TKey key, PostingList list, FieldValue value)
    {
        var kept = new PostingList();
        foreach (var slot in new Posting(list).Slots())
        {
            if (AnyHas(slot, value))
            {
                kept.Append(slot);
            }
        }

        if (kept.Count == 0)
        {
            Remove(key);
        }
        else
        {
            _postings[key] = kept.Count == 1 ? kept.Slots[0] : kept;
        }
    }

    private void Remove(TKey key)
    {
        _postings.TryRemove(key, out _);
        _count--;
        if (_most > Smallest && _count * 2 < _most)
        {
            var fewer = Empty(Math.Max(_count, Smallest));
            foreach (var pair in _postings)
            {
                fewer[pair.Key] = pair.Value;
            }

            _most = _count;
            Volatile.Write(ref _postings, fewer);
        }
    }

    private static ConcurrentDictionary<TKey, object> Empty(int capacity) => new(concurrencyLevel: 1, capacity);

    private bool AnyHas(Slot slot, FieldValue value)
    {
        foreach (var record in slot.Records)
        {
            if (Field.IsMany ? Field.ReadMany(record).Contains(value) : Field.Read(record).Equals(value))
            {
                return true;
            }
        }

        return false;
    }
}
