namespace UserDirectory;

/// <summary>What a hasher says about a password and a hash.</summary>
public enum PasswordHashResult
{
    /// <summary>The password does not fit, or the hash cannot be read.</summary>
    Failed = 0,

    /// <summary>The password fits.</summary>
    Succeeded = 1,

    /// <summary>The password fits, and the hash is weaker than new ones are: it is replaced at this sign-in.</summary>
    SucceededRehashNeeded = 2,
}
