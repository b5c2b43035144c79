using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>One refused write.</summary>
/// <param name="Index">The write's place in <see cref="ChangeSet.Writes"/>; -1 for the set as a whole.</param>
/// <param name="Reason">Why.</param>
public sealed record Refusal(int Index, RefusalReason Reason)
{
    /// <summary>The stored record's version, for <see cref="RefusalReason.VersionMoved"/>.</summary>
    public long? CurrentVersion { get; init; }

    /// <summary>The key that is taken; null when it is the id.</summary>
    public KeyDefinition? Key { get; init; }

    /// <summary>The field whose link has no end, or that still links.</summary>
    public Field? Link { get; init; }
}
