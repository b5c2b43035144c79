namespace UserDirectory;

/// <summary>
/// The acting user may not do this. Codes: <c>access.denied</c> (the operation's permission is missing at the place concerned),
/// <c>access.escalation</c> (the call would give somebody more than the actor holds there), <c>access.unknown_actor</c> (the acting user is
/// nobody in the tenant), <c>access.system_only</c> (users may not, whatever they hold).
/// </summary>
public sealed class AccessDeniedException : UserDirectoryException
{
    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What is refused, in a sentence.</param>
    /// <param name="permission">The permission or pattern that is missing; null for none.</param>
    public AccessDeniedException(string code, string message, string? permission)
        : base(code, message, permission is null ? null : new Dictionary<string, object?> { ["permission"] = permission }) =>
            Permission = permission;

    /// <summary>
    /// The permission or pattern that is missing; null when the actor is nobody or no system, or may not read the account that he would
    /// take over (<c>users.read</c> at its home or tenant-wide).
    /// </summary>
    public string? Permission { get; }
}
