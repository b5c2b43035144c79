namespace UserDirectory;

/// <summary>
/// What a read of users brings along, in <see cref="User.Details"/>: one result set each, never one per row. What an account holds and
/// belongs to is part of the account, so it asks nothing that reading the account does not ask. Whoever reads it at an organization is
/// shown what it has there.
/// </summary>
[Flags]
public enum UserParts
{
    /// <summary>Only the accounts.</summary>
    None = 0,

    /// <summary>
    /// Their own role assignments with the roles: at exactly the organization that the read names, else all; whatever their dates.
    /// </summary>
    Roles = 1,

    /// <summary>The groups that they are members of: those that can be used at the organization that the read names, else all.</summary>
    Groups = 2,

    /// <summary>
    /// Their memberships: at the organization that the read names (with <see cref="UserQuery.IncludeBelow"/> below it too), else all.
    /// </summary>
    Memberships = 4,

    /// <summary>Their direct grants.</summary>
    Grants = 8,
}
