namespace UserDirectory.Storage;

/// <summary>Why a store refused a write.</summary>
public enum RefusalReason
{
    /// <summary>The record is not there (any more), or the tenant is not.</summary>
    NotFound = 1,

    /// <summary>The record has another version than expected.</summary>
    VersionMoved = 2,

    /// <summary>A unique key, or the id, is taken.</summary>
    KeyTaken = 3,

    /// <summary>A record that the write links to does not exist.</summary>
    LinkMissing = 4,

    /// <summary>Other records still link to the record that was to be removed.</summary>
    StillLinked = 5,

    /// <summary>The tenant's authority number is another than expected.</summary>
    AuthorityMoved = 6,

    /// <summary>The credential is locked.</summary>
    Locked = 7,

    /// <summary>A record that must not be there is (<see cref="Write.RequireNone"/>).</summary>
    Found = 8,
}
