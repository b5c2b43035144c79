namespace UserDirectory;

/// <summary>
/// Who has roles at a place and which they are: the answer of giving and taking roles, as it is after the call. Immutable.
/// </summary>
/// <param name="User">The account with its <see cref="User.Details"/> at the place (without an organization: all of them); null for a
/// group.</param>
/// <param name="Group">The group; null for an account.</param>
/// <param name="Roles">Its own assignments at exactly the place, by the keys of their roles.</param>
public sealed record AssignedRoles(User? User, Group? Group, IReadOnlyList<AssignedRole> Roles)
{
    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(AssignedRoles)).With(User).With(Group).With(Roles).ToString();
}
