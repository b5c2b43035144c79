using System.Runtime.CompilerServices;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The place of one record in a table: what it settled to, or in front of that a short chain of what recent commits made of it, for
/// readers of each of them. One writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
/// <param name="Rows">The table's rows.</param>
/// <param name="Row">Which of them.</param>
internal readonly record struct Slot(Rows Rows, int Row)
{
    /// <summary>All that is here, to <see cref="Restore"/> it.</summary>
    public object? Held => Rows.Read(Row);

    /// <summary>What the newest commit made of it; null when that is settled.</summary>
    public Version? Recent => Held as Version;

    /// <summary>The records that readers in the window may still see, newest first.</summary>
    public RecordChain Records => new(Held);

    /// <summary>The newest record; null when there is none. For the writer, who sees what is staged.</summary>
    public DirectoryRecord? Newest => At(long.MaxValue);

    /// <summary>Whether there is nothing here, nor was within the window.</summary>
    public bool IsEmpty => Held is null;

    /// <summary>The id of the record, in whatever state; null when there is nothing here.</summary>
    public Guid? Id
    {
        get
        {
            foreach (var record in Records)
            {
                return record.Id;
            }

            return null;
        }
    }

    /// <summary>The record as of a commit; null when there was none.</summary>
    public DirectoryRecord? At(long number)
    {
        var held = Held;
        while (held is Version version)
        {
            if (version.Number <= number)
            {
                return version.Record;
            }

            held = version.Older;
        }

        // What is no version is a record: a checked cast would cost as much as finding it did.
        return Unsafe.As<DirectoryRecord?>(held);
    }

    /// <summary>Puts a record, or its absence, in front. Invisible to readers until the commit is published.</summary>
    public void Push(long number, DirectoryRecord? record) => Rows.Write(Row, new Version(number, record, Held));

    /// <summary>Takes staged states back, to what <see cref="Held"/> was before.</summary>
    public void Restore(object? held) => Rows.Write(Row, held);

    /// <summary>Settles what was there as of a commit, when no reader can ask for anything older.</summary>
    public void Settle(long number)
    {
        Version? newer = null;
        for (var held = Held; held is Version version; held = version.Older)
        {
            if (version.Number <= number)
            {
                // One write: a reader finds the version, or its record in the same place.
                if (newer is null)
                {
                    Rows.Write(Row, version.Record);
                }
                else
                {
                    newer.Settle(version.Record);
                }

                return;
            }

            newer = version;
        }
    }
}
