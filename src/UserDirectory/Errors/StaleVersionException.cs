using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The caller expected another version than the record has; nothing was changed. Code <c>version.stale</c>.</summary>
public sealed class StaleVersionException : UserDirectoryException
{
    internal StaleVersionException(RecordKind kind, long expected, long current)
        : base(
            "version.stale",
            $"The {RecordNotFoundException.Name(kind)} has version {current}, not {expected}. Read it again and repeat the change.",
            new Dictionary<string, object?> { ["expected"] = expected, ["current"] = current })
    {
        ExpectedVersion = expected;
        CurrentVersion = current;
    }

    /// <summary>The version that the caller expected.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The version that the record has.</summary>
    public long CurrentVersion { get; }
}
