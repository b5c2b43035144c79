using Microsoft.Extensions.Logging;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What all handles of one directory share. Thread-safe.</summary>
internal sealed class DirectoryRuntime
{
    private const int FirstYear = 1970;
    private const int EndYear = 9000;

    private int _deletedTenants;
    private int _returnedTokens;
    private int _missingNotifier;

    public DirectoryRuntime(
        IDirectoryStore store, UserDirectoryOptions options, DirectoryExtensions extensions, TimeProvider clock, ILogger logger)
    {
        (Store, Options, Extensions, Clock, Logger) = (store, options, extensions, clock, logger);
        Catalogue = new PermissionCatalogue(options.Permissions.Names);
        Rights = new RightsCache(this);
        PasswordRules = new PasswordRules(options.Passwords, extensions);
        Requests = new RequestQueue(options.Tokens.MaxWaitingRequests);
        Enlistments = new OpenEnlistments(logger);
        if (store is ICommitNotifications told)
        {
            told.CommittedElsewhere += Forget;
        }
    }

    public IDirectoryStore Store { get; }

    public UserDirectoryOptions Options { get; }

    public DirectoryExtensions Extensions { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    public PermissionCatalogue Catalogue { get; }

    public RightsCache Rights { get; }

    public PasswordRules PasswordRules { get; }

    /// <summary>What was asked for and answered, and is still to be done.</summary>
    public RequestQueue Requests { get; }

    /// <summary>The transactions of the host's of which nobody has said yet that they are committed.</summary>
    public OpenEnlistments Enlistments { get; }

    /// <summary>How many tenants this host has deleted, or tried to: whoever keeps a tenant's id looks it up again after each.</summary>
    public int DeletedTenants => Volatile.Read(ref _deletedTenants);

    public TenantTurns Turns { get; } = new();

    public SettledTenants EmailsSettled { get; } = new();

    /// <summary>Forgets a tenant that this host has deleted.</summary>
    public void ForgetTenant(Guid tenantId)
    {
        Rights.ForgetTenant(tenantId);
        Turns.Forget(tenantId);
        EmailsSettled.Forget(tenantId);

        // Last: a handle that was looked up meanwhile may have what was forgotten.
        LookTenantsUpAgain();
    }

    /// <summary>Forgets what was known of a tenant of which another state has come.</summary>
    public void RestartTenant(Guid tenantId)
    {
        Rights.Restart(tenantId);
        EmailsSettled.Forget(tenantId);
        LookTenantsUpAgain();
    }

    /// <summary>Has every handle look its tenant up at its next call.</summary>
    public void LookTenantsUpAgain() => Interlocked.Increment(ref _deletedTenants);

    /// <summary>Warns, once, that users get the tokens of the invitations that they send.</summary>
    public void WarnOfReturnedTokens()
    {
        if (Interlocked.Exchange(ref _returnedTokens, 1) == 0)
        {
            Logger.LogWarning(
                "No notifier is registered, so users get the tokens of the invitations that they send, and can prove the invited addresses "
                    + "themselves. Register one.");
        }
    }

    /// <summary>Warns, once, that nobody who asks for a token of recovery is sent one.</summary>
    public void WarnOfMissingNotifier()
    {
        if (Interlocked.Exchange(ref _missingNotifier, 1) == 0)
        {
            Logger.LogWarning(
                "No notifier is registered, so nobody can set a forgotten password or prove an address: nothing is sent. Register one.");
        }
    }

    /// <summary>
    /// Forgets what a commit of another host may have changed: rights, and where it concerns the tenant itself, which one a handle means.
    /// </summary>
    private void Forget(CommitElsewhere commit)
    {
        Rights.Forget(commit);
        if (commit.TenantId is null || commit.ConcernsTenant)
        {
            if (commit is { TenantId: { } gone, Sequence: 0 })
            {
                EmailsSettled.Forget(gone);
            }

            LookTenantsUpAgain();
        }
    }

    /// <summary>The time of a call: UTC, in whole microseconds.</summary>
    /// <exception cref="ConflictException"><c>clock.out_of_range</c>: ids begin with a time since 1970, and what is kept for a while needs
    /// years to come.</exception>
    public DateTimeOffset Now()
    {
        var now = Microseconds.Truncate(Clock.GetUtcNow());
        return now.Year is >= FirstYear and < EndYear
            ? now
            : throw new ConflictException("clock.out_of_range", $"The host's clock says {now:yyyy-MM-dd'T'HH:mm:ss'Z'}; from {FirstYear} "
                + $"until before {EndYear} is allowed. Nothing was written.");
    }
}
