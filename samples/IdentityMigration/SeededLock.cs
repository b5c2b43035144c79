namespace IdentityMigration;

/// <summary>Whether a user is locked out of Identity.</summary>
public enum SeededLock
{
    /// <summary>He is not.</summary>
    None = 0,

    /// <summary>For an hour, as after wrong passwords.</summary>
    ForAnHour = 1,

    /// <summary>For good, as an administrator does it.</summary>
    ForGood = 2,
}
