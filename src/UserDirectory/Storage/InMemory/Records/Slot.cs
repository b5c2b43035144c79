namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The place of one record: what it settled to, and in front of that a short chain of what recent commits made of it, for readers of each
/// of them. One writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
internal sealed class Slot(Guid id)
{
    // Most slots have no recent versions: then a reader gets the record without having to look into it, which would cost more than all the
    // rest.
    private DirectoryRecord? _settled;
    private Version? _recent;

    /// <summary>Stands for a slot that was removed, where null would stand for one that never was.</summary>
    public static Slot None { get; } = new(Guid.Empty);

    public Guid Id => id;

    /// <summary>What the newest commit made of it; null when that is settled.</summary>
    public Version? Recent => Volatile.Read(ref _recent);

    /// <summary>The records that readers in the window may still see, newest first.</summary>
    public RecordChain Records => new(_recent, _settled);

    /// <summary>The newest record; null when there is none. For the writer, who sees what is staged.</summary>
    public DirectoryRecord? Newest => At(long.MaxValue);

    /// <summary>The record that no commit of the window has touched; null when there is none, or one has.</summary>
    public DirectoryRecord? Settled => _recent is null ? _settled : null;

    /// <summary>Whether there is nothing here, nor was within the window.</summary>
    public bool IsEmpty => _recent is null && _settled is null;

    /// <summary>The record as of a commit; null when there was none.</summary>
    public DirectoryRecord? At(long number)
    {
        for (var version = Recent; version is not null; version = version.Older)
        {
            if (version.Number <= number)
            {
                return version.Record;
            }
        }

        return Volatile.Read(ref _settled);
    }

    /// <summary>Puts a record, or its absence, in front. Invisible to readers until the commit is published.</summary>
    public void Push(long number, DirectoryRecord? record) => Volatile.Write(ref _recent, new Version(number, record, _recent));

    /// <summary>Takes staged states back, to what <see cref="Recent"/> was before.</summary>
    public void Restore(Version? recent) => Volatile.Write(ref _recent, recent);

    /// <summary>Settles what was there as of a commit, when no reader can ask for anything older.</summary>
    public void Settle(long number)
    {
        Version? newer = null;
        for (var version = _recent; version is not null; version = version.Older)
        {
            if (version.Number <= number)
            {
                // A reader finds the version, or its record here: this comes first.
                Volatile.Write(ref _settled, version.Record);
                Detach(newer);
                return;
            }

            newer = version;
        }
    }

    private void Detach(Version? newer)
    {
        if (newer is null)
        {
            Volatile.Write(ref _recent, null);
        }
        else
        {
            newer.ForgetOlder();
        }
    }
}
