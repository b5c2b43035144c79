namespace UserDirectory;

/// <summary>
/// What a list of users brings along, in <see cref="User.Details"/>: one result set each, never one per row. What an account holds and belongs to is part of the account, so
/// it asks nothing that listing does not ask.
/// </summary>
[Flags]
public enum UserParts
{
    /// <summary>Only the accounts.</summary>
    None = 0,

    /// <summary>Their own role assignments with the roles: at the query's organization when it names one, else all.</summary>
    Roles = 1,

    /// <summary>The groups that they are members of: those that can be used at the query's organization when it names one, else all.</summary>
    Groups = 2,

    /// <summary>Their memberships: at the query's organization when it names one (with <see cref="UserQuery.IncludeBelow"/> below it too), else all.</summary>
    Memberships = 4,

    /// <summary>Their direct grants.</summary>
    Grants = 8,
}
