namespace UserDirectory;

/// <summary>Where a membership stands.</summary>
public enum MembershipStatus
{
    /// <summary>To come: an invitation is open. Lets nobody in and shuts nobody out.</summary>
    Invited = 1,

    /// <summary>Lets the account in, there and below.</summary>
    Active = 2,

    /// <summary>Shuts the account out, there and below.</summary>
    Suspended = 3,
}
