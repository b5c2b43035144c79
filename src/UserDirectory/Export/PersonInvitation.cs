namespace UserDirectory;

/// <summary>An invitation in a document about somebody. Immutable.</summary>
/// <param name="Email">The address that it went to.</param>
/// <param name="Organization">Where to; null for the tenant as a whole.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SentAt">When it was last sent.</param>
/// <param name="ExpiresAt">Until when it can be, or could have been, accepted.</param>
/// <param name="ClosedAt">When nothing could come of it any more; null while it is open.</param>
public sealed record PersonInvitation(
    string Email, PersonOrganization? Organization, InvitationStatus Status, DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? ClosedAt);
