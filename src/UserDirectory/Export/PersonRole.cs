namespace UserDirectory;

/// <summary>A role of an account in a document about somebody. Immutable.</summary>
/// <param name="Role">The role's key.</param>
/// <param name="Organization">Where it counts; null for the whole tenant.</param>
/// <param name="Since">When it was given.</param>
/// <param name="Validity">From when until when it counts.</param>
public sealed record PersonRole(string Role, PersonOrganization? Organization, DateTimeOffset Since, Validity Validity);
