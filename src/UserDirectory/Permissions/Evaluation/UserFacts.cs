using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What was read of an account that has much, kept so that finding out its rights at a further place reads no more than that place.
/// Immutable.
/// </summary>
/// <param name="facts">What was read.</param>
/// <param name="readAt">When it was read, as a timestamp of the clock.</param>
/// <param name="stamp">The account's stamp before it was read.</param>
internal sealed class UserFacts(AccessFacts facts, long readAt, RightsStamp stamp)
{
    // With fewer, reading all again is as cheap.
    private const int Few = 16;

    private readonly FactsByPath _places = new(facts);

    public long ReadAt => readAt;

    public RightsStamp Stamp => stamp;

    public int Bytes => LinksOf(facts) * KeptRights.BytesOfLink;

    public static bool AreWorthKeeping(AccessFacts facts) => facts.User is not null && LinksOf(facts) > Few;

    /// <summary>The facts at a place; null when rights may have changed between the two reads.</summary>
    /// <param name="place">What was read of the place: its path.</param>
    public AccessFacts? At(AccessFacts place) => place.Authority == facts.Authority ? _places.At(place.Path) : null;

    private static int LinksOf(AccessFacts facts) => facts.Memberships.Count + facts.Assignments.Count;
}
