namespace UserDirectory;

/// <summary>What a commit did to a record.</summary>
public enum ChangeVerb
{
    /// <summary>Made it.</summary>
    Added = 1,

    /// <summary>Gave some of its fields other values.</summary>
    Updated = 2,

    /// <summary>Removed it.</summary>
    Removed = 3,

    /// <summary>Removed a set of records at once; the entry has a count and no id.</summary>
    RemovedSet = 4,
}
