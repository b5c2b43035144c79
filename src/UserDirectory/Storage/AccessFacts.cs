namespace UserDirectory.Storage;

/// <summary>What a decision about an account needs, all of one committed state.</summary>
/// <param name="Sequence">The tenant's number at that state.</param>
/// <param name="Authority">The tenant's authority number at that state.</param>
/// <param name="Tenant">The tenant.</param>
public sealed record AccessFacts(long Sequence, long Authority, Tenant Tenant)
{
    /// <summary>The account; null when it is unknown (then its lists are empty).</summary>
    public User? User { get; init; }

    /// <summary>The account's memberships, all of them.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>The groups that have the account as a member.</summary>
    public IReadOnlyList<Guid> MemberOf { get; init; } = [];

    /// <summary>Those groups and all above them, active or not.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>The role assignments of the account and of <see cref="Groups"/>, whatever their dates.</summary>
    public IReadOnlyList<RoleAssignment> Assignments { get; init; } = [];

    /// <summary>The roles that <see cref="Assignments"/> name.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>
    /// The organization that was asked for and all above it, itself first; empty when none was asked for or it is unknown.
    /// </summary>
    public IReadOnlyList<Organization> Path { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(AccessFacts)).With(Sequence).With(Authority).With(Tenant).With(User).With(Memberships)
        .With(MemberOf).With(Groups).With(Assignments).With(Roles).With(Path).ToString();
}
