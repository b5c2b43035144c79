namespace UserDirectory;

/// <summary>An invitation that was committed and is still to be delivered. Immutable.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Invitation">The invitation as stored.</param>
/// <param name="User">The invited account.</param>
internal sealed record SentInvitation(Tenant Tenant, Invitation Invitation, User User);
