namespace UserDirectory;

/// <summary>
/// Everything that the directory has of one person. Plain values, so that it can be written as JSON as it is; no password, hash or token is
/// in it. Immutable.
/// </summary>
public sealed record PersonDocument
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its key, the user name.</summary>
    public required string Key { get; init; }

    /// <summary>Its status.</summary>
    public required UserStatus Status { get; init; }

    /// <summary>The name to show; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The given name; null when there is none.</summary>
    public string? GivenName { get; init; }

    /// <summary>The family name; null when there is none.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The e-mail address; null when there is none.</summary>
    public string? Email { get; init; }

    /// <summary>When the address was proved; null when it was not.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; init; }

    /// <summary>The culture; null when it is the tenant's.</summary>
    public string? Culture { get; init; }

    /// <summary>The time zone; null when there is none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The id elsewhere; null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A label; gives nothing.</summary>
    public bool IsTechnician { get; init; }

    /// <summary>Whether a program uses the account.</summary>
    public bool IsServiceAccount { get; init; }

    /// <summary>The custom attributes.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether there is a picture: the bytes or a link, which <see cref="IUserService.FindPictureAsync"/> and the account have.
    /// </summary>
    public bool HasPicture { get; init; }

    /// <summary>What is known of its password.</summary>
    public CredentialState Password { get; init; } = new(HasPassword: false);

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The last sign-in; null when there was none.</summary>
    public DateTimeOffset? LastLoginAt { get; init; }

    /// <summary>The organization whose managers manage it; null for the tenant.</summary>
    public PersonOrganization? Home { get; init; }

    /// <summary>The organization that it works in by default; null for none.</summary>
    public PersonOrganization? DefaultOrganization { get; init; }

    /// <summary>Its direct grants.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>The organizations that it may enter without a membership.</summary>
    public IReadOnlyList<string> AccessRules { get; init; } = [];

    /// <summary>Its memberships, whatever their status and dates.</summary>
    public IReadOnlyList<PersonMembership> Memberships { get; init; } = [];

    /// <summary>Its own roles, those of other dates too. What it holds by groups is theirs.</summary>
    public IReadOnlyList<PersonRole> Roles { get; init; } = [];

    /// <summary>Its groups, by key.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The invitations that it was sent.</summary>
    public IReadOnlyList<PersonInvitation> Invitations { get; init; } = [];

    /// <summary>What the kept feed has of it, oldest first: what was done to it, and what it did.</summary>
    public IReadOnlyList<PersonChange> Changes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => new Printed(nameof(PersonDocument))
        .With(At).With(Id).With(Key).With(Status).With(DisplayName).With(GivenName).With(FamilyName)
            .With(Email).With(EmailVerifiedAt).With(Culture).With(TimeZone)
        .With(ExternalId).With(IsTechnician).With(IsServiceAccount)
            .With<KeyValuePair<string, string>>(Attributes?.ToList(), nameof(Attributes)).With(HasPicture).With(Password)
        .With(CreatedAt).With(UpdatedAt).With(LastLoginAt).With(Home).With(DefaultOrganization).With(Grants)
            .With(AccessRules).With(Memberships).With(Roles).With(Groups)
        .With(Invitations).With(Changes).ToString();
}
