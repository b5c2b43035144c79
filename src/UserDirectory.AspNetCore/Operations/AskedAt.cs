namespace UserDirectory.AspNetCore;

/// <summary>Where an operation's permission is asked before its names are looked up.</summary>
internal enum AskedAt
{
    /// <summary>Not before: the core asks at a place that only the operation knows (a home, an owner, oneself).</summary>
    Elsewhere,

    /// <summary>At the organization of the route.</summary>
    Organization,

    /// <summary>In the whole tenant.</summary>
    Tenant,

    /// <summary>Anybody may call, signed in or not.</summary>
    Nowhere,
}
