namespace UserDirectory;

/// <summary>
/// A row as it is decided on, any number of times: surrounding white space cut off, empty text taken for none, and checked as far as the
/// row alone can tell. A copy: the caller may use the <see cref="ImportRow"/> again for the next. Immutable.
/// </summary>
internal sealed class PreparedRow
{
    private static readonly ImportRow s_empty = new();

    /// <summary>A row that is read; null is a row that is refused.</summary>
    private PreparedRow(ImportRow? given, long number, string? hashFault, ImportSettings settings)
    {
        var row = given ?? s_empty;
        Number = number;
        Id = row.Id;
        KeyAsGiven = row.Key;
        Key = Text(row.Key);
        ExternalId = Text(row.ExternalId);
        Email = Text(row.Email);
        IsEmailVerified = row.IsEmailVerified.IsGiven ? row.IsEmailVerified.Value : settings.AreEmailsVerified ? true : null;
        Profile = new UserUpdate
        {
            DisplayName = Text(row.DisplayName),
            GivenName = Text(row.GivenName),
            FamilyName = Text(row.FamilyName),
            Culture = Text(row.Culture),
            TimeZone = row.TimeZone.IsGiven ? new(LocaleRules.KeptTimeZone(Text(row.TimeZone.Value))) : default,
        };
        IsActive = row.IsActive;
        Attributes = row.Attributes is { Count: > 0 } attributes
            ? [.. attributes.Select(pair => new KeyValuePair<string, string?>(pair.Key, Text(pair.Value)))]
            : [];
        Organization = Text(row.Organization);
        IsForRolesOnly = row.IsForRolesOnly;
        MembershipValidity = Kept(row.MembershipValidity);
        IsMembershipSuspended = row.IsMembershipSuspended;
        Home = Text(row.Home);
        DefaultOrganization = Text(row.DefaultOrganization);
        RoleValidity = Kept(row.RoleValidity);
        Roles = row.Roles is null ? null : Names(row.Roles);
        Groups = row.Groups is null ? [] : Names(row.Groups);
        PasswordHash = Text(row.PasswordHash);
        IsPasswordTemporary = row.IsPasswordTemporary;
        IsSignInPrepared = row.IsSignInPrepared;
        FailedAttempts = row.FailedAttempts;
        LockedUntil = Storage.Microseconds.Truncate(row.LockedUntil);
        Errors = given is null
            ? [new("Row", "import.row_missing", "There is no row: null was read.")]
            : ImportRowRules.Check(this, hashFault, isVerifiedByRow: row.IsEmailVerified.Value, settings.Match);
    }

    /// <summary>The row's number, from 1.</summary>
    public long Number { get; }

    public Guid? Id { get; }

    public string? KeyAsGiven { get; }

    public string? Key { get; }

    public Optional<string?> ExternalId { get; }

    public Optional<string?> Email { get; }

    /// <summary>
    /// Whether the row's address is said to be verified, by the row or else by the options; null when nobody says anything.
    /// </summary>
    public bool? IsEmailVerified { get; }

    /// <summary>Whether there is an address that is said to be verified.</summary>
    public bool HasVerifiedEmail => IsEmailVerified == true && Email.Value is not null;

    /// <summary>Names, culture and time zone.</summary>
    public UserUpdate Profile { get; }

    public Optional<bool> IsActive { get; }

    /// <summary>The attributes to set, and with null those to remove.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Attributes { get; }

    public string? Organization { get; }

    public bool IsForRolesOnly { get; }

    public Optional<Validity> MembershipValidity { get; }

    public bool IsMembershipSuspended { get; }

    public Optional<string?> Home { get; }

    public Optional<string?> DefaultOrganization { get; }

    public Optional<Validity> RoleValidity { get; }

    /// <summary>The roles that are named; null when the row says nothing about roles.</summary>
    public IReadOnlyList<RowName>? Roles { get; }

    public IReadOnlyList<RowName> Groups { get; }

    public string? PasswordHash { get; }

    public bool IsPasswordTemporary { get; }

    public bool IsSignInPrepared { get; }

    public int? FailedAttempts { get; }

    public DateTimeOffset? LockedUntil { get; }

    /// <summary>What is wrong with the row by itself; empty when nothing is.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    /// <summary>Reads a row. The hashers say whether they understand its hash.</summary>
    public static async ValueTask<PreparedRow> ReadAsync(
        ImportRow? given, long number, ImportSettings settings, PasswordHashers hashers, CancellationToken cancellationToken)
    {
        var fault = Text(given?.PasswordHash) is { } hash ? await hashers.FaultOfAsync(hash, cancellationToken)
            .ConfigureAwait(false) : null;
        return new PreparedRow(given, number, fault, settings);
    }

    private static Optional<Validity> Kept(Optional<Validity> validity) =>
        validity.IsGiven ? ValidityRules.Kept(validity.Value) : default(Optional<Validity>);

    private static Optional<string?> Text(Optional<string?> text) => text.IsGiven ? new(Text(text.Value)) : default;

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static List<RowName> Names(IReadOnlyList<string?> texts)
    {
        var names = new List<RowName>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            if (Text(texts[i]) is { } text)
            {
                names.Add(new(i, text));
            }
        }

        return names;
    }
}
