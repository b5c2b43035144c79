namespace UserDirectory;

/// <summary>A membership in a document about somebody. Immutable.</summary>
/// <param name="Organization">Where.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Validity">From when until when it counts.</param>
public sealed record PersonMembership(PersonOrganization Organization, MembershipStatus Status, DateTimeOffset Since, Validity Validity);
