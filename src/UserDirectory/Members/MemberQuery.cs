using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// A list of an organization's members. <see cref="ListQuery.Where"/> and the order name fields of the membership; searched are the
/// account's key, e-mail and names.
/// </summary>
public sealed class MemberQuery : ListQuery
{
    /// <summary>Only memberships of this status; null for all. One that there is not is refused.</summary>
    public MembershipStatus? Status { get; set; }
}
