namespace UserDirectory.Queries;

/// <summary>How a column is stored.</summary>
[Flags]
internal enum Stored
{
    /// <summary>It has a value always.</summary>
    Always = 0,

    /// <summary>It may have none.</summary>
    Optional = 1,

    /// <summary>It follows from other columns.</summary>
    Computed = 2,

    /// <summary>It is the hash of something that nobody may know.</summary>
    Secret = 4,

    /// <summary>Sign-ins move it, updates do not.</summary>
    Counted = 8,
}
