namespace UserDirectory;

/// <summary>What an <see cref="AccountToken"/> is good for. The numbers are stable and may be stored.</summary>
public enum AccountTokenPurpose
{
    /// <summary>To set a forgotten password anew.</summary>
    PasswordReset = 1,

    /// <summary>To prove an e-mail address.</summary>
    EmailProof = 2,
}
