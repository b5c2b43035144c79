using System.Collections.ObjectModel;

namespace UserDirectory;

/// <summary>
/// An expected refusal. Each has a stable <see cref="Code"/> and data. A store that cannot do something now says so by a
/// <see cref="StoreException"/>; other faults of a storage provider are not wrapped in one.
/// </summary>
public abstract class UserDirectoryException : Exception
{
    private static readonly Dictionary<string, object?> s_none = [];

    private protected UserDirectoryException(
        string code, string message, IReadOnlyDictionary<string, object?>? details = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Details = new ReadOnlyDictionary<string, object?>((details ?? s_none).ToDictionary(detail => detail.Key, detail => detail.Value));
    }

    /// <summary>The stable code, for example <c>user.key.taken</c>.</summary>
    public string Code { get; }

    /// <summary>The data of the refusal, by name; never a secret, and never an id that the caller did not give or may not see.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; }
}
