using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The caller expected another version than the record has; nothing was changed. Code <c>version.stale</c>.</summary>
public sealed class StaleVersionException : UserDirectoryException
{
    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    /// <param name="kind">The type of record.</param>
    /// <param name="expected">The version that the caller expected.</param>
    /// <param name="current">The version that the record has.</param>
    public StaleVersionException(RecordKind kind, long expected, long current)
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
