namespace UserDirectory;

/// <summary>Between which moments rights are what they are: few have any, so that these are apart. Immutable.</summary>
/// <param name="From">When a date of the facts last passed, in UTC ticks; the least number when none had.</param>
/// <param name="Until">When a date of the facts passes, in UTC ticks; the greatest number when none does.</param>
internal sealed record RightsDates(long From, long Until)
{
    /// <summary>Whether a moment, in UTC ticks, is between them.</summary>
    public bool Hold(long now) => now >= From && now < Until;
}
