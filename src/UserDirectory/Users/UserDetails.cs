namespace UserDirectory;

/// <summary>
/// What a list of users, or the answer of a call that changed what an account has, brought along with the account. A part that was not asked for is null; one with nothing in
/// it is empty. Immutable.
/// </summary>
public sealed record UserDetails
{
    /// <summary>The account's own role assignments.</summary>
    public IReadOnlyList<AssignedRole>? Roles { get; init; }

    /// <summary>The groups that have the account as a member.</summary>
    public IReadOnlyList<Group>? Groups { get; init; }

    /// <summary>The account's memberships.</summary>
    public IReadOnlyList<Membership>? Memberships { get; init; }

    /// <summary>The permission patterns granted to the account directly.</summary>
    public IReadOnlyList<string>? Grants { get; init; }
}
