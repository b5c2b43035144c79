namespace UserDirectory;

/// <summary>
/// One person of an import. What is not given stays as it is on an account that exists. White space around every text is cut off, and text
/// that is empty then counts as null: for a text of the account it removes what is there, a key, organization, role or group it does not
/// name. May be used again for the next person. Not thread-safe.
/// </summary>
public sealed class ImportRow
{
    /// <summary>
    /// The account's id, looked up before anything else; null for none. Where there is no such account a new one takes it, which only a
    /// system actor may have: hosts take an id for one person, whatever the tenant. It must not be the empty id, nor that of a deleted
    /// account or of another record. An account that is found otherwise must have it.
    /// </summary>
    public Guid? Id { get; set; }

    /// <summary>The account's key; with <see cref="ExternalId"/> what finds an existing account. Needed for a new one.</summary>
    public string? Key { get; set; }

    /// <summary>The account's id elsewhere, looked up first when given.</summary>
    public Optional<string?> ExternalId { get; set; }

    /// <summary>The name to show.</summary>
    public Optional<string?> DisplayName { get; set; }

    /// <summary>The given name.</summary>
    public Optional<string?> GivenName { get; set; }

    /// <summary>The family name.</summary>
    public Optional<string?> FamilyName { get; set; }

    /// <summary>The e-mail address; verified only when <see cref="IsEmailVerified"/> or the options say so.</summary>
    public Optional<string?> Email { get; set; }

    /// <summary>
    /// Whether <see cref="Email"/>, which must be given then, is known to be the account's; not given, the options say. Only a system actor
    /// may make an address verified by it. False takes no proof away that an account has.
    /// </summary>
    public Optional<bool> IsEmailVerified { get; set; }

    /// <summary>The culture.</summary>
    public Optional<string?> Culture { get; set; }

    /// <summary>The time zone, by its IANA name or what Windows calls it.</summary>
    public Optional<string?> TimeZone { get; set; }

    /// <summary>
    /// Whether the account is active: true activates one that is not, false deactivates one that is active or invited. A new one is active,
    /// unless said otherwise.
    /// </summary>
    public Optional<bool> IsActive { get; set; }

    /// <summary>Custom attributes to set; a null text removes one. Null for none.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; set; }

    /// <summary>
    /// The organization to be a member of, by path or key; null for none. For a new account also its home and default. A membership that is
    /// there already stays as it is; one that is over is renewed, a suspended one has the row refused.
    /// </summary>
    public string? Organization { get; set; }

    /// <summary>
    /// Whether <see cref="Organization"/> only says where the roles are: no membership is asked for, and a new account gets neither home
    /// nor default of it. False by default.
    /// </summary>
    public bool IsForRolesOnly { get; set; }

    /// <summary>
    /// From when until when the membership counts. Not given, a new one counts always and one that is there stays as it is. Dates that are
    /// past are refused where they would change something.
    /// </summary>
    public Optional<Validity> MembershipValidity { get; set; }

    /// <summary>
    /// Whether the membership is suspended, so that it shuts the account out there and below. False, the default, reinstates none: see
    /// <see cref="Organization"/>.
    /// </summary>
    public bool IsMembershipSuspended { get; set; }

    /// <summary>
    /// The organization to be the account's home, by path or key, null for the tenant. Not given, it is <see cref="Organization"/> for a
    /// new account and stays as it is for another.
    /// </summary>
    public Optional<string?> Home { get; set; }

    /// <summary>
    /// The organization to be the account's default, by path or key, null for none. It must be an active member there, by this row at the
    /// latest. Not given, it is <see cref="Organization"/> for a new account, the first membership for one that has none, and else stays as
    /// it is.
    /// </summary>
    public Optional<string?> DefaultOrganization { get; set; }

    /// <summary>
    /// Roles to have at the organization (tenant-wide without one), by key; others are kept. Null for none: a new account gets the default
    /// roles then.
    /// </summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>
    /// From when until when the roles count. Not given, new ones count always, and one that is there and has not ended stays as it is.
    /// Roles of different dates take a row each.
    /// </summary>
    public Optional<Validity> RoleValidity { get; set; }

    /// <summary>Groups to be in, by path or key; others are kept. Null for none.</summary>
    public IReadOnlyList<string>? Groups { get; set; }

    /// <summary>
    /// An existing password hash that a registered hasher understands (by default ASP.NET Core Identity's), set only on a new account and
    /// only by a system actor; null for none.
    /// </summary>
    public string? PasswordHash { get; set; }

    /// <summary>Whether that password must be changed at the next sign-in; false by default.</summary>
    public bool IsPasswordTemporary { get; set; }

    /// <summary>
    /// Whether somebody else than the person may have set the password or the external id: then they go when the person proves the address,
    /// as those do that another user sets. An account whose address is proved gets no such external id, and a row cannot say that its
    /// address is. False by default: what a system imports is taken for the person's own. An export says so of accounts whose address is
    /// not proved and where another user had set one.
    /// </summary>
    public bool IsSignInPrepared { get; set; }

    /// <summary>
    /// Wrong guesses at the password since the last right one, which count for the lock-out here; null for none. Taken with
    /// <see cref="PasswordHash"/>, so only for a new account and from a system actor. Where there are more than fit in front of the lock,
    /// the next one locks.
    /// </summary>
    public int? FailedAttempts { get; set; }

    /// <summary>
    /// Until when no guess at the password is taken; null, or a time that is past, for no lock. Taken with <see cref="PasswordHash"/>;
    /// refused on a new account without one, where there would be nothing to lock. A new password ends it: who was locked out for good is
    /// better imported with <see cref="IsActive"/> false.
    /// </summary>
    public DateTimeOffset? LockedUntil { get; set; }
}
