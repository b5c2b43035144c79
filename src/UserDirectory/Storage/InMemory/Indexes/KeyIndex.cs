using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Leads from the values of a unique key to records. Where ids are the key and one of them is an account, by that alone: an account has few
/// links, where a role, a group or an organization may have very many, so the same index also leads from an account to all of them.
/// </summary>
internal sealed class KeyIndex : RecordIndex, IPostings
{
    private const int None = -1;

    private readonly RowHash _hash = new();
    private readonly Rows _rows;

    // Which of the key's ids it leads from alone; none when from the whole key.
    private readonly int _leading;

    // The field of a key that is read as quickly as it can be: nothing but its text says whether it is the one.
    private readonly Field? _text;

    // Whether any key has ids besides its text: as long as none has, equal text is an equal key.
    private volatile bool _hasIds;

    public KeyIndex(KeyDefinition definition, Rows rows)
    {
        (Definition, _rows) = (definition, rows);
        _leading = definition.Text is null ? LeadingOf(definition) : None;
        _text = definition.Condition is null && definition.Text?.Field is { Kind: FieldKind.Text } field ? field : null;
    }

    public KeyDefinition Definition { get; }

    /// <summary>Whether it leads from the values of a field to the records that have them, as postings do.</summary>
    public bool LeadsFrom(Field field) => _leading != None && Definition.Ids[_leading].Any(column => ReferenceEquals(column.Field, field));

    /// <summary>The slots of an id that it <see cref="LeadsFrom"/>, and perhaps others.</summary>
    public Posting Find(FieldValue value) => new(_rows, _hash.Find(value.Id.GetHashCode()));

    /// <summary>The record that has the key as of a commit, or the settled one that has it; null when there is none.</summary>
    /// <param name="key">The key, for its ids.</param>
    /// <param name="text">The key's text in compared form.</param>
    /// <param name="number">The commit.</param>
    /// <param name="except">The id of a record to pass over.</param>
    public DirectoryRecord? Find(in UniqueKey key, ReadOnlySpan<char> text, long number, Guid? except = null)
    {
        var isTextAlone = _text is not null && key.First == Guid.Empty && !_hasIds;
        var probe = _hash.Find(HashOf(key, text));
        while (probe.MoveNext())
        {
            if (_leading != None && HasLink(probe.Current, key) == false)
            {
                continue;
            }

            if (new Slot(_rows, probe.Current).At(number) is { } record && record.Id != except
                && (isTextAlone ? HasText(record, text) : Has(record, key, text)))
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>Whether a record has a key of ids as of a commit.</summary>
    public bool Contains(in UniqueKey key, long number)
    {
        var probe = _hash.Find(HashOf(key, default));
        while (probe.MoveNext())
        {
            if (HasLink(probe.Current, key)
                ?? (new Slot(_rows, probe.Current).At(number) is { } record && Has(record, key, default)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The records that have the key as of a commit: more than one only while a commit is staged.</summary>
    public IEnumerable<DirectoryRecord> FindAll(UniqueKey key, long number)
    {
        var probe = _hash.Find(HashOf(key, key.Text.AsSpan()));
        while (probe.MoveNext())
        {
            if (new Slot(_rows, probe.Current).At(number) is { } record && Has(record, key, key.Text.AsSpan()))
            {
                yield return record;
            }
        }
    }

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        if (Definition.Read(record) is { } key && !AnyLeadsFrom(slot, key))
        {
            _hasIds |= key.First != Guid.Empty;
            _hash.Add(HashOf(key, key.Text.AsSpan()), slot.Row);
        }
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        if (Definition.Read(record) is { } key && !AnyLeadsFrom(slot, key))
        {
            _hash.Remove(HashOf(key, key.Text.AsSpan()), slot.Row);
        }
    }

    private static int LeadingOf(KeyDefinition definition)
    {
        for (var i = 0; i < definition.Ids.Count; i++)
        {
            if (definition.Ids[i].Any(column => column.Field?.Refers == RecordKind.User))
            {
                return i;
            }
        }

        return None;
    }

    private int HashOf(in UniqueKey key, ReadOnlySpan<char> text)
    {
        if (_leading != None)
        {
            return IdOf(key, _leading).GetHashCode();
        }

        // The order of the ids matters: (a, b) and (b, a) are different keys.
        var ids = (((key.First.GetHashCode() * 31) + key.Second.GetHashCode()) * 31) + key.Third.GetHashCode();
        return key.Text is null ? ids : ids ^ TextHash.Of(text);
    }

    private static Guid IdOf(in UniqueKey key, int place) => place switch
    {
        0 => key.First,
        1 => key.Second,
        _ => key.Third,
    };

    /// <summary>Whether a row holds a link with the key's ids; null when that is not known without making a record of it.</summary>
    private bool? HasLink(int row, in UniqueKey key)
    {
        for (var i = 0; i < Definition.Ids.Count; i++)
        {
            var columns = Definition.Ids[i];
            var held = FieldValue.Missing;
            for (var j = 0; j < columns.Count && held.IsMissing; j++)
            {
                if (_rows.ReadLink(row, columns[j].Field!) is not { } link)
                {
                    return null;
                }

                held = link;
            }

            if (held.Id != IdOf(key, i))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasText(DirectoryRecord record, ReadOnlySpan<char> text) =>
        _text!.ReadText(record) is { } held && held.AsSpan().SequenceEqual(text);

    private bool Has(DirectoryRecord record, in UniqueKey key, ReadOnlySpan<char> text) =>
        Definition.Read(record) is { } held
        && held.First == key.First
        && held.Second == key.Second
        && held.Third == key.Third
        && held.Text.AsSpan().SequenceEqual(text);

    /// <summary>Whether the index leads to a slot from a key already, for one of its records.</summary>
    private bool AnyLeadsFrom(Slot slot, in UniqueKey key)
    {
        foreach (var record in slot.Records)
        {
            if (_leading == None ? Has(record, key, key.Text.AsSpan())
                : Definition.Read(record) is { } held && IdOf(held, _leading) == IdOf(key, _leading))
            {
                return true;
            }
        }

        return false;
    }
}
