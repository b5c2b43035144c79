using System.Runtime.CompilerServices;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The place of one record: its newest state, and behind it a short chain of older ones for readers of earlier commits. One writer, under the partition's gate;
/// any number of readers, without a lock.
/// </summary>
internal sealed class Slot(Guid id)
{
    // A Version while a commit of the window made it; then the bare record, or null when there is none.
    private object? _newest;

    public Guid Id => id;

    /// <summary>The newest state, for taking a staged one back; see <see cref="Restore"/>.</summary>
    public object? Newest => Volatile.Read(ref _newest);

    /// <summary>The records that readers in the window may still see, newest first.</summary>
    public RecordChain Records => new(Newest);

    /// <summary>The record as of a commit; null when there was none.</summary>
    public DirectoryRecord? At(long number)
    {
        var state = Newest;
        while (state is Version version)
        {
            if (version.Number <= number)
            {
                return version.Record;
            }

            state = version.Older;
        }

        // What is no version is a record: nothing else is ever written here, and a checked cast would cost as much as the rest.
        return Unsafe.As<DirectoryRecord?>(state);
    }

    /// <summary>Puts a record, or its absence, in front. Invisible to readers until the commit is published.</summary>
    public void Push(long number, DirectoryRecord? record) => Volatile.Write(ref _newest, new Version(number, record, _newest));

    /// <summary>Takes staged states back.</summary>
    public void Restore(object? newest) => Volatile.Write(ref _newest, newest);

    /// <summary>Forgets what was before the state as of a commit, which is the oldest that a reader in the window may ask for.</summary>
    public void ForgetBefore(long number)
    {
        for (var version = _newest as Version; version is not null; version = version.Older as Version)
        {
            if (version.Number <= number)
            {
                version.ForgetOlder();
                return;
            }
        }
    }

    /// <summary>Keeps the bare record when nothing has changed since a commit. Returns whether the slot is empty, so that its table may drop it.</summary>
    public bool Settle(long number)
    {
        if (_newest is Version version && version.Number <= number)
        {
            Volatile.Write<object?>(ref _newest, version.Record);
        }

        return _newest is null;
    }
}
