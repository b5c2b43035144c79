namespace UserDirectory;

/// <summary>
/// What a read of users, or the answer of a call that changed what an account has, brought along with the account. A part that was not
/// asked for is null; one with nothing in it is empty. Immutable.
/// </summary>
public sealed record UserDetails
{
    /// <summary>
    /// The account's own role assignments, whatever their dates: those that have ended, or do not count yet, are among them.
    /// <see cref="RoleAssignment.IsValidAt"/> tells which count.
    /// </summary>
    public IReadOnlyList<AssignedRole>? Roles { get; init; }

    /// <summary>The groups that have the account as a member.</summary>
    public IReadOnlyList<Group>? Groups { get; init; }

    /// <summary>The account's memberships, whatever their status and dates.</summary>
    public IReadOnlyList<Membership>? Memberships { get; init; }

    /// <summary>The permission patterns granted to the account directly.</summary>
    public IReadOnlyList<string>? Grants { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(UserDetails)).With(Roles).With(Groups).With(Memberships).With(Grants).ToString();
}
