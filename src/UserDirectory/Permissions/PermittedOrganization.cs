namespace UserDirectory;

/// <summary>
/// An organization at which an account may do something, by its names only: who may know what somebody may do need not be allowed to read
/// organizations. Immutable.
/// </summary>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name; null when it has none.</param>
public sealed record PermittedOrganization(Guid OrganizationId, string Key, string? Name);
