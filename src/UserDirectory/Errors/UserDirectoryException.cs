namespace UserDirectory;

/// <summary>An expected refusal. Each has a stable <see cref="Code"/> and data; faults of a storage provider are not wrapped in one.</summary>
public abstract class UserDirectoryException : Exception
{
    private protected UserDirectoryException(string code, string message, IReadOnlyDictionary<string, object?>? details = null)
        : base(message)
    {
        Code = code;
        Details = details ?? new Dictionary<string, object?>();
    }

    /// <summary>The stable code, for example <c>user.key.taken</c>.</summary>
    public string Code { get; }

    /// <summary>The data of the refusal, by name; never a secret, and never an id that the caller did not give or may not see.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; }
}
