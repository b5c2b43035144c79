namespace UserDirectory;

/// <summary>Where an invitation stands.</summary>
public enum InvitationStatus
{
    /// <summary>Open: its token can be accepted.</summary>
    Pending = 1,

    /// <summary>Accepted, or given at once to an account with that verified address.</summary>
    Accepted = 2,

    /// <summary>Declined by the invited person.</summary>
    Declined = 3,

    /// <summary>Taken back, or replaced by another.</summary>
    Revoked = 4,

    /// <summary>Nobody accepted it in time.</summary>
    Expired = 5,
}
