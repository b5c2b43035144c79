namespace UserDirectory;

/// <summary>
/// A membership that a call has written or found as it should be, and where: what the call's answer is made of. Immutable.
/// </summary>
/// <param name="Membership">The membership.</param>
/// <param name="User">The account.</param>
/// <param name="Organization">The organization.</param>
internal sealed record WrittenMember(Membership Membership, WrittenUser User, Organization Organization)
{
    public static WrittenMember Of(Decision decision, Membership membership, User user, Organization organization) =>
        new(membership, new(decision, user, [], []), organization);
}
