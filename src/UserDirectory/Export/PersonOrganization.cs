namespace UserDirectory;

/// <summary>An organization in a document about somebody. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key; null when whoever asked may not read the organization, or it is gone.</param>
public sealed record PersonOrganization(Guid Id, string? Key);
