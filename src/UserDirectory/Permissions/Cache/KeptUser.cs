namespace UserDirectory;

/// <summary>An account as it was read, kept as its rights are. Immutable.</summary>
/// <param name="user">The account.</param>
/// <param name="readAt">When it was read, as a moment of <see cref="RightsAge"/>.</param>
/// <param name="stamp">The account's stamp before it was read. See <see cref="RightsStamps"/>.</param>
internal sealed class KeptUser(User user, long readAt, RightsStamp stamp)
{
    // The record with its ids, dates and texts of usual length, and its share of the table.
    private const int Usual = 1_000;

    public User User => user;

    public long ReadAt => readAt;

    public RightsStamp Stamp => stamp;

    /// <summary>What it takes, as it is estimated: attributes and rules may be long, all else is not.</summary>
    public int Bytes { get; } = Usual + (2 * (user.Picture?.Length ?? 0))
        + user.Attributes.Sum(attribute => 100 + (2 * (attribute.Key.Length + attribute.Value.Length)))
        + user.Grants.Concat(user.AccessRules).Sum(text => 50 + (2 * text.Length));
}
