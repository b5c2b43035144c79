namespace UserDirectory;

/// <summary>What an account may do at one place. Immutable.</summary>
/// <param name="Set">The permissions.</param>
/// <param name="IsKnownUser">Whether the account exists.</param>
/// <param name="Dates">Between which moments that is so; null when no date of the facts has anything to do with when it is.</param>
/// <param name="ReadAt">When the facts were read, as a moment of <see cref="RightsAge"/>.</param>
/// <param name="Stamp">The account's stamp before they were read. See <see cref="RightsStamps"/>.</param>
internal sealed record PlaceRights(PermissionSet Set, bool IsKnownUser, RightsDates? Dates, long ReadAt, RightsStamp Stamp);
