namespace UserDirectory;

/// <summary>
/// The call contradicts what is there: a key or an address that is taken (<c>user.key.taken</c>, <c>user.email.taken</c>), a name that fits
/// several (<c>user.email.ambiguous</c>, <c>role.ambiguous</c>, <c>group.ambiguous</c>), a rule of the model
/// (<c>tenant.last_administrator</c>, <c>organization.has_children</c>, <c>role.built_in</c>, <c>group.cycle</c>,
/// <c>membership.suspended</c>), addresses that stand against another <see cref="UserDirectoryOptions.UniqueEmails"/>
/// (<c>tenant.unique_emails</c>), a host's clock before 1970 or after 8999 (<c>clock.out_of_range</c>), or a tenant too busy to decide in
/// (<c>tenant.busy</c>). Repeating it unchanged fails again, except for the last.
/// </summary>
public sealed class ConflictException : UserDirectoryException
{
    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="message">What is refused, in a sentence.</param>
    /// <param name="details">The data of the refusal; null for none. Copied.</param>
    public ConflictException(string code, string message, IReadOnlyDictionary<string, object?>? details = null)
        : base(code, message, details)
    {
    }
}
