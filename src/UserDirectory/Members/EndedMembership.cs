namespace UserDirectory;

/// <summary>A membership that was ended, and what ended with it. Immutable.</summary>
/// <param name="Membership">The membership as it was.</param>
/// <param name="User">The account as it is now, without details; null when it was only invited and went with its last invitation.</param>
/// <param name="Roles">The account's own assignments at the organization and below that ended, with their roles.</param>
/// <param name="Groups">The groups of the organization and of those below that it has left.</param>
/// <param name="Invitations">Its invitations to the organization that were taken back.</param>
public sealed record EndedMembership(
    Membership Membership, User? User, IReadOnlyList<AssignedRole> Roles, IReadOnlyList<Group> Groups,
    IReadOnlyList<Invitation> Invitations)
{
    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(EndedMembership)).With(Membership).With(User).With(Roles).With(Groups).With(Invitations).ToString();
}
