using Microsoft.Extensions.Options;

namespace UserDirectory;

/// <summary>How the directory behaves. Set up once, in <c>AddUserDirectory</c>; read from then on.</summary>
/// <remarks>
/// Values that are not allowed fail the start of a host, and where there is none the first time that the directory is asked for: an
/// <see cref="OptionsValidationException"/> names all of them.
/// </remarks>
public sealed class UserDirectoryOptions
{
    /// <summary>The host's own permissions.</summary>
    public PermissionDeclarations Permissions { get; } = new();

    /// <summary>Password rules, hashing cost and lock-out.</summary>
    public PasswordOptions Passwords { get; } = new();

    /// <summary>Account recovery: how long its tokens live, and how many requests wait.</summary>
    public AccountTokenOptions Tokens { get; } = new();

    /// <summary>How long an invitation can be accepted; 7 days by default. At least a minute, at most 90 days.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long deleted accounts are kept to be restored; 30 days by default, zero keeps none. At most 10 years.</summary>
    public TimeSpan KeepDeletedUsersFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How old cached rights may be when other hosts write to the same store; 2 seconds by default, at most 5 minutes, zero always asks the
    /// store. Commits of this host are seen at once, and decisions about giving rights never use the cache.
    /// </summary>
    public TimeSpan RightsMaxAge { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many bytes of rights are cached of one tenant at most, about; 512 MiB by default, which holds 1.5 million accounts at a place
    /// that are asked for again and again, and at most twice as many. At least 64 KiB. What was asked for least lately goes first. It is
    /// taken only as it is needed.
    /// </summary>
    public long RightsCacheBytesPerTenant { get; set; } = 512L * 1024 * 1024;

    /// <summary>
    /// The same of all tenants together; 1 GiB by default, at least 64 KiB. One that is below <see cref="RightsCacheBytesPerTenant"/>
    /// bounds each tenant too.
    /// </summary>
    public long RightsCacheBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>
    /// Which e-mail addresses are unique in a tenant; <see cref="UniqueEmails.WhenVerified"/> by default. A tenant that goes by another one
    /// is changed over, in one commit, when this host first enters it; where addresses clash then, every call is refused with
    /// <c>tenant.unique_emails</c> until hosts run with the earlier one again.
    /// </summary>
    public UniqueEmails UniqueEmails { get; set; } = UniqueEmails.WhenVerified;

    /// <summary>
    /// Where invitations may lead: the origins (scheme, host and port: <c>https://app.acme.example</c>, without a path) that
    /// <see cref="NewInvitation.RedirectUri"/> may have. Empty by default, which refuses every such address. Casing does not count, and the
    /// port that the scheme has anyway can be left out.
    /// </summary>
    public IReadOnlyList<string> InvitationRedirectOrigins { get; set; } = [];

    /// <summary>Whether an invitation may make a technician; true by default.</summary>
    public bool AllowInvitingTechnicians { get; set; } = true;

    /// <summary>
    /// How long a batch that others overtook again and again may have its tenant to itself, while new calls of this host wait; 2 seconds by
    /// default, more than zero, at most a minute. See
    /// <see cref="ITenantDirectory.InOneCommitAsync(Func{ITenantDirectory, ValueTask}, CancellationToken)"/>.
    /// </summary>
    public TimeSpan BatchTurn { get; set; } = TimeSpan.FromSeconds(2);
}
