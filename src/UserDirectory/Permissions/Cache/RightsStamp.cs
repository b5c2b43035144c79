namespace UserDirectory;

/// <summary>
/// When rights were read, counted in what has changed rights since. <c>default</c> is never current: of rights that were read past the
/// cache.
/// </summary>
/// <param name="Of">Whose stamps it is one of.</param>
/// <param name="Hash">The account's hash.</param>
/// <param name="Number">The number.</param>
internal readonly record struct RightsStamp(RightsStamps? Of, int Hash, long Number)
{
    /// <summary>Whether nothing has changed the account's rights since.</summary>
    public bool IsCurrent => Of is { } stamps && stamps.NumberOf(Hash) == Number;
}
