using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// An account of a tenant: what callers may see of it. Its password lives in a <see cref="Credential"/> that no service shows. Immutable.
/// </summary>
public sealed partial record User : DirectoryRecord
{
    private long _emailVerifiedAt;
    private string? _uniqueEmail;
    private Guid _signInStamp;
    private long _lastLoginAt;

    /// <summary>The natural key: the user name, unique in the tenant in any casing.</summary>
    public required string Key
    {
        get;
        init
        {
            field = value;
            NormalizedKey = DirectoryText.Normalize(value);
        }
    }

    /// <summary>The key in the form in which it is compared.</summary>
    public string NormalizedKey { get; private init; } = string.Empty;

    /// <summary>The name to show; null when none was given.</summary>
    public string? DisplayName
    {
        get;
        init
        {
            field = value;
            NormalizedDisplayName = value is null ? null : DirectoryText.Normalize(value);
        }
    }

    /// <summary>The display name in the form in which it is compared.</summary>
    public string? NormalizedDisplayName { get; private init; }

    /// <summary>The given (first) name; null when none was given.</summary>
    public string? GivenName
    {
        get;
        init
        {
            field = SharedNames.Of(value);
            NormalizedGivenName = SharedNames.Of(value is null ? null : DirectoryText.Normalize(value));
        }
    }

    /// <summary>The given name in the form in which it is compared.</summary>
    public string? NormalizedGivenName { get; private init; }

    /// <summary>The family (last) name; null when none was given.</summary>
    public string? FamilyName
    {
        get;
        init
        {
            field = SharedNames.Of(value);
            NormalizedFamilyName = SharedNames.Of(value is null ? null : DirectoryText.Normalize(value));
        }
    }

    /// <summary>The family name in the form in which it is compared.</summary>
    public string? NormalizedFamilyName { get; private init; }

    /// <summary>
    /// The e-mail address; null when none is known. Several accounts may have the same; it proves nothing until it is verified.
    /// </summary>
    public string? Email
    {
        get;
        init
        {
            field = value;
            NormalizedEmail = value is null ? null : string.Equals(value, Key, StringComparison.Ordinal)
                ? NormalizedKey
                : DirectoryText.Normalize(value);
        }
    }

    /// <summary>The e-mail address in the form in which it is compared.</summary>
    public string? NormalizedEmail { get; private init; }

    /// <summary>
    /// The e-mail address in the form in which it is compared, where it must be unique in the tenant; null where it need not be. The core
    /// fills it by the tenant's <see cref="Tenant.UniqueEmails"/>, whoever writes the account.
    /// </summary>
    public string? UniqueEmail
    {
        get => _uniqueEmail;
        init => _uniqueEmail = value;
    }

    /// <summary>
    /// When it was proved that the e-mail address is the account's; null when it was not. Any change of the address clears it.
    /// </summary>
    public DateTimeOffset? EmailVerifiedAt
    {
        get => PackedTime.Unpack(_emailVerifiedAt);
        init => _emailVerifiedAt = PackedTime.Pack(value);
    }

    /// <summary>A label of the HTTP families; gives nothing.</summary>
    public bool IsTechnician { get; init; }

    /// <summary>Whether a program rather than a person uses the account; gives nothing.</summary>
    public bool IsServiceAccount { get; init; }

    /// <summary>
    /// Where the account stands. What services return is as of the time of the call: an invitation that has expired shows at once.
    /// </summary>
    public UserStatus Status { get; init; } = UserStatus.Active;

    /// <summary>Whether <see cref="Status"/> is <see cref="UserStatus.Active"/>.</summary>
    public bool IsActive => Status == UserStatus.Active;

    /// <summary>The account as it stands at a time: an invitation that has expired shows although no sweep has written it yet.</summary>
    internal User AsOf(DateTimeOffset time) =>
        Status == UserStatus.InvitationSent && InvitationExpiresAt <= time
            ? this with { Status = UserStatus.InvitationExpired }
            : this;

    /// <summary>The last successful sign-in; null when there was none.</summary>
    public DateTimeOffset? LastLoginAt
    {
        get => PackedTime.Unpack(_lastLoginAt);
        init => _lastLoginAt = PackedTime.Pack(value);
    }

    /// <summary>
    /// The id of the account elsewhere (for sign-in, <c>issuer|subject</c>), unique in the tenant, compared as it is; null when there is
    /// none.
    /// </summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// Another one whenever whoever is signed in as the account should be so no more: its password or external id was set, changed or
    /// removed, its status changed, an invitation handed it over, it was deleted and restored, or it was signed out everywhere. A host
    /// keeps it with a sign-in and compares it from time to time. Made by the core, at first the account's own id, unless an import said
    /// which that is; no secret, and proves nothing by itself.
    /// </summary>
    public Guid SignInStamp
    {
        get => _signInStamp;
        init => _signInStamp = value;
    }

    /// <summary>The organization that the account was made in and whose managers manage it; null for the tenant.</summary>
    public Guid? HomeOrganizationId { get; init; }

    /// <summary>The organization that the account works in unless it says otherwise; null when there is none.</summary>
    public Guid? DefaultOrganizationId { get; init; }

    /// <summary>
    /// What a read was asked to bring along (<c>UserQuery.Include</c>, or <c>include</c> of a single read), or what an answer shows beside
    /// the account to who changed its roles, groups or memberships; null otherwise. Never stored.
    /// </summary>
    public UserDetails? Details { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.User;

    /// <summary>
    /// What the core fills in on an account that was just made and that nobody else has seen. See <see cref="DirectoryRecord.StampAsNew"/>.
    /// </summary>
    internal void FillAsNew(string? uniqueEmail, Guid signInStamp) => (_uniqueEmail, _signInStamp) = (uniqueEmail, signInStamp);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false)
            .With(Key).With(NormalizedKey).With(DisplayName).With(NormalizedDisplayName).With(GivenName).With(NormalizedGivenName)
            .With(FamilyName).With(NormalizedFamilyName).With(Email).With(NormalizedEmail).With(UniqueEmail).With(EmailVerifiedAt)
            .With(Culture).With(TimeZone).With(IsTechnician).With(IsServiceAccount).With(Status).With(IsActive)
            .With(InvitationExpiresAt).With(LastLoginAt).With(Picture).With(ExternalId).With(ExternalIdSetBy).With(PreparedBy)
            .With(SignInStamp).With(Attributes).With(HomeOrganizationId).With(DefaultOrganizationId).With(Grants).With(AccessRules)
            .With(Details);
        return true;
    }
}
