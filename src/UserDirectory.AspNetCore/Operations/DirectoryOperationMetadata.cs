namespace UserDirectory.AspNetCore;

/// <summary>
/// What an endpoint of the directory says of itself besides the framework's own metadata, for a host that describes its application: find
/// it in the endpoint's metadata.
/// </summary>
public sealed class DirectoryOperationMetadata
{
    private readonly Operation _operation;

    internal DirectoryOperationMetadata(Operation operation) => _operation = operation;

    /// <summary>The operation's id, unique among all of the directory's.</summary>
    public string OperationId => _operation.Id;

    /// <summary>
    /// Whether it can be called without being signed in. All endpoints of the directory let everybody in as far as the host's fallback
    /// policy goes, and ask themselves; what the host requires of their group counts besides.
    /// </summary>
    public bool IsAnonymous => _operation.IsAnonymous;

    /// <summary>The permissions of which any one is enough; empty where none is asked, or only what the call gives.</summary>
    public IReadOnlyList<string> Permissions => _operation.Permissions;

    /// <summary>Another type that the body of its main answer may have; null when there is none.</summary>
    public Type? OtherAnswer => _operation.Answer.OtherBody;

    /// <summary>The headers that an answer with a status has, by name, each with what it says.</summary>
    public IReadOnlyDictionary<string, string> HeadersOf(int status) => AnswerHeaders.Of(_operation, status);
}
