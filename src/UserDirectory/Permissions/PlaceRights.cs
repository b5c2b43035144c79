namespace UserDirectory;

/// <summary>What an account may do at one place. Immutable.</summary>
/// <param name="Place">The organization; null for tenant-wide.</param>
/// <param name="Set">The permissions.</param>
/// <param name="IsKnownUser">Whether the account exists.</param>
/// <param name="ValidFrom">When a date of the facts last passed; null when none had.</param>
/// <param name="ValidUntil">When a date of the facts passes; null when none does.</param>
/// <param name="ReadAt">When the facts were read, as a timestamp of the clock.</param>
/// <param name="Account">The slot that it was read for; null when it was read past the cache.</param>
internal sealed record PlaceRights(Guid? Place, PermissionSet Set, bool IsKnownUser, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, long ReadAt, AccountRights? Account);
