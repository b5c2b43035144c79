using System.Collections.Concurrent;
using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>A <see cref="PostingIndex"/> by the form of a value that hashes fastest.</summary>
internal sealed class PostingIndex<TKey>(Field field, Rows rows, Func<FieldValue, TKey> keyOf) : PostingIndex(field)
    where TKey : notnull
{
    private const int Smallest = 8;

    private ConcurrentDictionary<TKey, PostingList> _postings = Empty(Smallest);

    // How many values there are, and how many there were since the room was made for them: the dictionary gives none back.
    private int _count;
    private int _most;

    public override Posting Find(FieldValue value) =>
        Volatile.Read(ref _postings).TryGetValue(keyOf(value), out var found) ? new(rows, found) : Posting.None;

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
        if (!_postings.TryGetValue(key, out var list))
        {
            list = new PostingList();
            list.Append(slot.Row);
            _postings[key] = list;
            _most = Math.Max(_most, ++_count);
            return;
        }

        list.Append(slot.Row);
    }

    private void Leave(Slot slot, FieldValue value)
    {
        if (value.IsMissing || AnyHas(slot, value))
        {
            return;
        }

        var key = keyOf(value);
        if (!_postings.TryGetValue(key, out var list))
        {
            return;
        }

        list.Stale++;
        if (list.IsRatherStale)
        {
            Compact(key, list, value);
        }
    }

    private void Compact(TKey key, PostingList list, FieldValue value)
    {
        var kept = new PostingList();
        foreach (var slot in new Posting(rows, list).Slots())
        {
            if (AnyHas(slot, value))
            {
                kept.Append(slot.Row);
            }
        }

        if (kept.Count == 0)
        {
            Remove(key);
        }
        else
        {
            _postings[key] = kept;
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

    private static ConcurrentDictionary<TKey, PostingList> Empty(int capacity) => new(concurrencyLevel: 1, capacity);

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
