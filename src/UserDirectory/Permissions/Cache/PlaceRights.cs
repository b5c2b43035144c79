namespace UserDirectory;

/// <summary>What an account may do at one place. Immutable.</summary>
/// <param name="Set">The permissions.</param>
/// <param name="IsKnownUser">Whether the account exists.</param>
/// <param name="ValidFrom">When a date of the facts last passed, in UTC ticks; the least number when none had.</param>
/// <param name="ValidUntil">When a date of the facts passes, in UTC ticks; the greatest number when none does.</param>
/// <param name="ReadAt">When the facts were read, as a moment of <see cref="RightsAge"/>.</param>
/// <param name="Stamp">The account's stamp before they were read. See <see cref="RightsStamps"/>.</param>
internal sealed record PlaceRights(PermissionSet Set, bool IsKnownUser, long ValidFrom, long ValidUntil, long ReadAt, RightsStamp Stamp)
{
    /// <summary>Whether no date of the facts has anything to do with when it is.</summary>
    public bool IsTimeless { get; } = ValidFrom == long.MinValue && ValidUntil == long.MaxValue;
}
