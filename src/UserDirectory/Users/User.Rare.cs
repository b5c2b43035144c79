using UserDirectory.Storage;

namespace UserDirectory;

/// <content>What few accounts have, apart from what all have: those that have none of it share one object for it.</content>
public sealed partial record User
{
    private Rare? _rare;

    private Rare Few => _rare ?? Rare.None;

    /// <summary>The culture (BCP 47); null leaves it to the tenant.</summary>
    public string? Culture
    {
        get => Few.Culture;
        init => _rare = Equals(value, Few.Culture) ? _rare : (Few with { Culture = value }).OrNull();
    }

    /// <summary>The time zone, by its IANA name; null leaves it open.</summary>
    public string? TimeZone
    {
        get => Few.TimeZone;
        init => _rare = Equals(value, Few.TimeZone) ? _rare : (Few with { TimeZone = value }).OrNull();
    }

    /// <summary>When the last open invitation expires, while the account was never active; else null.</summary>
    public DateTimeOffset? InvitationExpiresAt
    {
        get => PackedTime.Unpack(Few.InvitationExpiresAt);
        init => _rare = value == InvitationExpiresAt ? _rare : (Few with { InvitationExpiresAt = PackedTime.Pack(value) }).OrNull();
    }

    /// <summary>The picture as text, as it was given: a data URI, a URL (never fetched) or a file name; null when there is none.</summary>
    public string? Picture
    {
        get => Few.Picture;
        init => _rare = Equals(value, Few.Picture) ? _rare : (Few with { Picture = value }).OrNull();
    }

    /// <summary>
    /// Who last set or removed <see cref="ExternalId"/>; null when there never was one. Accepting an invitation with an address that was
    /// not verified removes an external id that another user had set, so that nobody prepares an account for somebody else; one that a
    /// system actor or the account itself set stays. What an account with an unverified address, and a way to sign in that another user
    /// gave it, does to its own external id is that user's. From when a user changes the address until the new one is verified this is
    /// <c>system:earlier-address</c>, and what was there goes likewise.
    /// </summary>
    public ActorRef? ExternalIdSetBy
    {
        get => Few.ExternalIdSetBy;
        init => _rare = Equals(value, Few.ExternalIdSetBy) ? _rare : (Few with { ExternalIdSetBy = value }).OrNull();
    }

    /// <summary>
    /// Another user who had given the account a password or an external id that somebody replaced or removed since, while its address was
    /// not verified: such a user may be signed in as the account still, and what the account itself sets to sign in counts as that user's.
    /// Null when there is none, and once the address is verified.
    /// </summary>
    public ActorRef? PreparedBy
    {
        get => Few.PreparedBy;
        init => _rare = Equals(value, Few.PreparedBy) ? _rare : (Few with { PreparedBy = value }).OrNull();
    }

    /// <summary>Custom attributes; empty when there are none.</summary>
    public UserAttributes Attributes
    {
        get => Few.Attributes;
        init => _rare = Equals(value, Few.Attributes) ? _rare : (Few with { Attributes = value }).OrNull();
    }

    /// <summary>Permission patterns granted to the account directly, tenant-wide; empty when there are none.</summary>
    public IReadOnlyList<string> Grants
    {
        get => Few.Grants;
        init => _rare = Equals(value, Few.Grants) ? _rare : (Few with { Grants = value }).OrNull();
    }

    /// <summary>
    /// Which organizations the account may enter without a membership: <c>any</c>, <c>type:test</c>, <c>type:production</c>; usually empty.
    /// </summary>
    public IReadOnlyList<string> AccessRules
    {
        get => Few.AccessRules;
        init => _rare = Equals(value, Few.AccessRules) ? _rare : (Few with { AccessRules = value }).OrNull();
    }

    private sealed record Rare
    {
        public static Rare None { get; } = new();

        /// <summary>It; null when there is none of it any more, so that the account is again as one that never had any.</summary>
        public Rare? OrNull() => this == None ? null : this;

        public string? Culture { get; init; }

        public string? TimeZone { get; init; }

        public long InvitationExpiresAt { get; init; }

        public string? Picture { get; init; }

        public ActorRef? ExternalIdSetBy { get; init; }

        public ActorRef? PreparedBy { get; init; }

        public UserAttributes Attributes { get; init; } = UserAttributes.Empty;

        public IReadOnlyList<string> Grants { get; init; } = [];

        public IReadOnlyList<string> AccessRules { get; init; } = [];
    }
}
