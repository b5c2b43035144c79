namespace UserDirectory;

/// <summary>A tenant that is named but not yet entered: say who acts to get a handle. Immutable and thread-safe.</summary>
public interface ITenantReference
{
    /// <summary>A handle that acts as a user of the tenant. Every call asks what that user may do.</summary>
    ITenantDirectory As(Guid userId);

    /// <summary>
    /// A handle that acts as a named system actor, which may do everything. The name (1 to 100 characters) stands in the feed.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, blank, too long, has control or format characters, or is the reserved
    /// <c>earlier-address</c>.</exception>
    ITenantDirectory AsSystem(string name);
}
