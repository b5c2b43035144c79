namespace UserDirectory;

/// <summary>
/// An account that may do something, by its names only: who may know what others may do need not be allowed to read their accounts.
/// Immutable.
/// </summary>
/// <param name="UserId">The account's id.</param>
/// <param name="Key">Its key.</param>
/// <param name="DisplayName">Its display name; null when it has none.</param>
public sealed record PermissionHolder(Guid UserId, string Key, string? DisplayName);
