namespace UserDirectory;

/// <summary>
/// From when until when something counts; half-open, so <see cref="Until"/> itself is outside. <c>default</c> is always. Immutable.
/// </summary>
/// <param name="From">From when, included; null from the beginning.</param>
/// <param name="Until">Until when, excluded; null without end.</param>
public readonly record struct Validity(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Without beginning or end.</summary>
    public static Validity Always => default;
}
