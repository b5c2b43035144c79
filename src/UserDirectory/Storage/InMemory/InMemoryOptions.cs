namespace UserDirectory;

/// <summary>How the in-memory store keeps a directory. Read once, when the store is made.</summary>
public sealed class InMemoryOptions
{
    /// <summary>
    /// How many changes of each tenant the feed keeps, at least 1; 10,000 unless set. Reading from before the kept part fails, and a commit
    /// repeated with an id from before it is applied again.
    /// </summary>
    public int KeptChanges { get; set; } = 10_000;
}
