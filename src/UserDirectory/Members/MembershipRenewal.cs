using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// What becomes of a membership that is there when its account is added again, by name, by an invitation or by an import. One that is over
/// counts for nothing: it is renewed, which asks what adding asks. A suspended one is refused, because nothing that is added would count
/// before the suspension ends.
/// </summary>
internal static class MembershipRenewal
{
    /// <summary>Whether the account is to be added: there is no membership, it is still to come, or it is over.</summary>
    public static bool IsNeeded(Membership? there, DateTimeOffset at) =>
        there is null or { Status: MembershipStatus.Invited } || IsOver(there, at);

    /// <summary>Whether a membership let the account in once and does no more.</summary>
    public static bool IsOver(Membership there, DateTimeOffset at) => there.Status == MembershipStatus.Active && there.ValidUntil <= at;

    /// <summary>The memberships that let the account in or shut it out, or will: neither over nor still to come by an invitation.</summary>
    public static Filter Stands(DateTimeOffset at) =>
        MembershipFields.Status.EqualTo(MembershipStatus.Suspended) | IsNotOver(at);

    /// <summary>The memberships that let the account in at a time.</summary>
    public static Filter LetsIn(DateTimeOffset at) =>
        IsNotOver(at) & (MembershipFields.ValidFrom.IsMissing() | MembershipFields.ValidFrom.AtMost(at));

    private static Filter IsNotOver(DateTimeOffset at) =>
        MembershipFields.Status.EqualTo(
            MembershipStatus.Active) & (MembershipFields.ValidUntil.IsMissing() | MembershipFields.ValidUntil.GreaterThan(at));

    /// <exception cref="ConflictException"><c>membership.suspended</c>.</exception>
    public static void MustNotBeSuspended(Membership? there)
    {
        if (there?.Status == MembershipStatus.Suspended)
        {
            throw new ConflictException(
                "membership.suspended", "The membership is suspended: what is added would not count. Reinstate or remove it first.");
        }
    }
}
