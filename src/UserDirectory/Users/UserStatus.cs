namespace UserDirectory;

/// <summary>Where an account stands. The numbers are those that clients of the HTTP APIs know.</summary>
public enum UserStatus
{
    /// <summary>May sign in and use its rights.</summary>
    Active = 1,

    /// <summary>Switched off: nothing is allowed, and none of its invitations can be sent or accepted.</summary>
    Inactive = 2,

    /// <summary>Never active yet: an invitation is open.</summary>
    InvitationSent = 3,

    /// <summary>Never active yet: the last open invitation has expired.</summary>
    InvitationExpired = 4,
}
