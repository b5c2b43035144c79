namespace UserDirectory;

/// <summary>An account at a place.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Place">The organization; empty for tenant-wide.</param>
internal readonly record struct RightsKey(Guid UserId, Guid Place)
{
    // Written out, because a check does both once: what the compiler makes of a record compares through two more types.
    public bool Equals(RightsKey other) => UserId == other.UserId && Place == other.Place;

    public override int GetHashCode() => (UserId.GetHashCode() * 31) + Place.GetHashCode();
}
