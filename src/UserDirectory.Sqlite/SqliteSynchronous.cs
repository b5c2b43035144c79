namespace UserDirectory.Sqlite;

/// <summary>When a commit counts as done: what <c>PRAGMA synchronous</c> is set to.</summary>
public enum SqliteSynchronous
{
    /// <summary>When it is written, but perhaps not yet on the disk: a crash of the machine may damage the file. For tests.</summary>
    Off = 0,

    /// <summary>The same, but the file stays whole: the last commits may be lost with the power, never with the process.</summary>
    Normal = 1,

    /// <summary>When it is on the disk. The default.</summary>
    Full = 2,
}
