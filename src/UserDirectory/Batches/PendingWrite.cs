using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// One write of a batch in its place among the others. Changes as long as later calls of the batch write the same record.
/// </summary>
internal abstract class PendingWrite
{
    /// <summary>What is to be committed; null when nothing came of it.</summary>
    public abstract Write? ToWrite();

    /// <summary>What becomes of one record: of it as it is below the batch, or after the batch's earlier write of it.</summary>
    internal sealed class OfRecord(DirectoryRecord? before, DirectoryRecord? after, int call) : PendingWrite
    {
        /// <summary>The record before; null when there was none.</summary>
        public DirectoryRecord? Before => before;

        /// <summary>The record after; null when it is gone.</summary>
        public DirectoryRecord? After { get; set; } = after;

        /// <summary>The call that wrote it last.</summary>
        public int Call { get; set; } = call;

        /// <summary>The batch's earlier write of the same record, which stands in its own place; null when there is none.</summary>
        public OfRecord? Earlier { get; init; }

        public override Write? ToWrite() => (before, After) switch
        {
            (null, { } added) => new Write.Add(added),
            ({ } old, null) => new Write.Remove(old.Kind, old.Id, old.Version) { Before = old },
            ({ } old, { } now) => Changed(old, SignInEffect.Keep(old, now)),
            _ => null,
        };

        // What a sign-in counts is not part of it: that is written, and told to nobody, in its own place.
        private static Write.Update? Changed(DirectoryRecord old, DirectoryRecord now) =>
            RecordChanges.Between(old, now) is var changes && (changes.Count > 0 || now.Version != old.Version)
                ? new(now, old.Version, changes) { Before = old }
                : null;
    }

    /// <summary>A set of records of one type that is removed at once.</summary>
    internal sealed class OfSet(RecordKind kind) : PendingWrite
    {
        public HashSet<Guid> Ids { get; } = [];

        public override Write? ToWrite() => Ids.Count == 0 ? null : new Write.RemoveWhere(kind, RecordType.Of(kind).Fields[0].In(Ids));
    }

    /// <summary>A write that is as it was given.</summary>
    internal sealed class AsGiven(Write write) : PendingWrite
    {
        public Write Given => write;

        public override Write ToWrite() => write;
    }
}
