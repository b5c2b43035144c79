using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>What one export is of, as it was when it was called. Immutable.</summary>
/// <param name="Place">The organization; null for the whole tenant.</param>
/// <param name="IncludeBelow">Whether people of the organizations below come along.</param>
/// <param name="IncludeIds">Whether rows have ids.</param>
/// <param name="IncludePasswordHashes">Whether rows have hashes.</param>
internal sealed record ExportScope(Organization? Place, bool IncludeBelow, bool IncludeIds, bool IncludePasswordHashes)
{
    /// <summary>
    /// The accounts: those that were active once, and at an organization those with a membership that counts or shuts out.
    /// </summary>
    public Filter People(DateTimeOffset now)
    {
        // An expired invitation is stored as an open one until a sweep: neither was ever an account.
        var wereActive = UserFields.Status.In([(int)UserStatus.Active, (int)UserStatus.Inactive]);
        return Place is null ? wereActive : wereActive & UserLinks.Memberships.Any(
            At(MembershipFields.OrganizationId)! & MembershipRenewal.Stands(now));
    }

    /// <summary>The condition to be where the export is of; null for anywhere.</summary>
    public Filter? At(Field organization) => Place is null ? null : UserListing.At(organization, Place, IncludeBelow);

    /// <summary>Whether an organization is where the export is of.</summary>
    public bool Covers(Organization organization) =>
        Place is null || organization.Id == Place.Id || (IncludeBelow && organization.AncestorIds.Contains(Place.Id));
}
