namespace UserDirectory.AspNetCore;

/// <summary>
/// What an endpoint of the directory says of itself besides the framework's own metadata, for a host that describes its application: find it in the endpoint's metadata.
/// </summary>
public sealed class DirectoryOperationMetadata
{
    internal DirectoryOperationMetadata(Operation operation) => (OperationId, IsAnonymous, Permissions) = (operation.Id, operation.IsAnonymous, operation.Permissions);

    /// <summary>The operation's id, unique among all of the directory's.</summary>
    public string OperationId { get; }

    /// <summary>
    /// Whether it can be called without being signed in. All endpoints of the directory let everybody in as far as the host's fallback policy goes, and ask themselves; what the
    /// host requires of their group counts besides.
    /// </summary>
    public bool IsAnonymous { get; }

    /// <summary>The permissions of which any one is enough; empty where none is asked, or only what the call gives.</summary>
    public IReadOnlyList<string> Permissions { get; }
}
