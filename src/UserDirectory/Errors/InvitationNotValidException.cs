namespace UserDirectory;

/// <summary>
/// A token proves nothing: it is unknown, used, expired, revoked, of another tenant, or what it would give is no longer allowed; its
/// account is switched off or belongs to another address; its tenant is suspended. The answer never says which. Code
/// <c>invitation.not_valid</c>.
/// </summary>
public sealed class InvitationNotValidException : UserDirectoryException
{
    /// <summary>Such a refusal, for hosts that substitute the directory in their tests.</summary>
    public InvitationNotValidException()
        : base("invitation.not_valid", "The invitation is not valid (any more). Ask for a new one.")
    {
    }
}
