using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The rights of accounts at places, kept per account until something changes them: a commit of this host that raises the authority number or writes something of the
/// account, a date that passes, or, over a store that other hosts write to, <see cref="UserDirectoryOptions.RightsMaxAge"/>. Only reads use it; decisions that give
/// rights read their own facts. Thread-safe.
/// </summary>
internal sealed class RightsCache
{
    private readonly ConcurrentDictionary<Guid, TenantRights> _tenants = new();
    private readonly DirectoryRuntime _runtime;
    private readonly bool _isSingleHost;

    public RightsCache(DirectoryRuntime runtime)
    {
        _runtime = runtime;
        if (runtime.Store is ISingleHostStore store)
        {
            // Before the commit is seen: whoever has seen it must not be answered from before it.
            _isSingleHost = true;
            store.Committing += Forget;
        }
    }

    /// <summary>The rights of an account at a place (null: tenant-wide).</summary>
    /// <exception cref="RecordNotFoundException">The tenant is unknown, or the place to a known account.</exception>
    public ValueTask<PlaceRights> ReadAsync(IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(store, _runtime.Store))
        {
            return ResolveAsync(store, tenantId, userId, place, null, cancellationToken);
        }

        // The slot is taken before the facts are read: a commit meanwhile drops the slot from its place, so that what is then written into it is never found again.
        var tenant = _tenants.GetOrAdd(tenantId, static _ => new TenantRights());
        var account = tenant.Of(userId);
        return account.Find(place) is { } rights && IsFresh(rights)
            ? new ValueTask<PlaceRights>(rights)
            : ResolveAsync(store, tenantId, userId, place, tenant.IsPaused(userId) ? null : account, cancellationToken);
    }

    /// <summary>Whether rights that were read earlier still are what reading them now would give. Those read past the cache never are.</summary>
    public bool IsCurrent(PlaceRights rights) => rights.Account is { IsCurrent: true } && IsFresh(rights);

    /// <summary>
    /// Drops what a commit is about to change, and keeps nothing more of that until it is over: a store that does not tell when a commit shows may show it at any time in
    /// between.
    /// </summary>
    public RightsPause Pause(ChangeSet changes)
    {
        // Nothing is kept yet of a tenant that is still to be made.
        if (_isSingleHost || changes.Writes.Any(write => write is Write.Add { Record: Tenant }) || AccountsOf(changes) is var accounts && accounts is { Count: 0 })
        {
            return default;
        }

        var pause = new RightsPause(_tenants.GetOrAdd(changes.TenantId, static _ => new TenantRights()), accounts);
        Forget(changes, number: 0);
        return pause;
    }

    private void Forget(ChangeSet changes, long number)
    {
        // Also when nothing is kept yet: somebody may be about to keep what was before.
        var tenant = _tenants.GetOrAdd(changes.TenantId, static _ => new TenantRights());
        tenant.MoveTo(number);
        if (changes.RaisesAuthority)
        {
            tenant.ForgetAll();
            return;
        }

        foreach (var write in changes.Writes)
        {
            if (AccountOf(write) is { } userId)
            {
                tenant.Forget(userId);
            }
        }
    }

    /// <summary>The accounts whose rights a commit changes; null for all of the tenant.</summary>
    private static List<Guid>? AccountsOf(ChangeSet changes) => changes.RaisesAuthority ? null : [.. changes.Writes.Select(AccountOf).OfType<Guid>()];

    private static Guid? AccountOf(Write write) => write switch
    {
        Write.Add add => AccountOf(add.Record),
        Write.Update update => AccountOf(update.Record),
        _ => null,
    };

    /// <summary>Drops everything of a tenant that was deleted.</summary>
    public void ForgetTenant(Guid tenantId)
    {
        if (_tenants.TryRemove(tenantId, out var tenant))
        {
            tenant.ForgetAll();
        }
    }

    /// <summary>The account whose rights a record is of; null when it is of none, or of many.</summary>
    public static Guid? AccountOf(DirectoryRecord? record) => record switch
    {
        User user => user.Id,
        RoleAssignment assignment => assignment.UserId,
        Membership membership => membership.UserId,
        GroupMember member => member.UserId,
        _ => null,
    };

    private bool IsFresh(PlaceRights rights) =>
        ((rights.ValidFrom is null && rights.ValidUntil is null) || IsWithin(rights, _runtime.Clock.GetUtcNow()))
        && (_isSingleHost || _runtime.Clock.GetElapsedTime(rights.ReadAt) < _runtime.Options.RightsMaxAge);

    private static bool IsWithin(PlaceRights rights, DateTimeOffset now) => !(now < rights.ValidFrom) && !(now >= rights.ValidUntil);

    private async ValueTask<PlaceRights> ResolveAsync(
        IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, AccountRights? account, CancellationToken cancellationToken)
    {
        var readAt = _runtime.Clock.GetTimestamp();
        var facts = await store.ReadAccessAsync(tenantId, userId, place, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);

        // Whoever is nobody in the tenant is that first: such a one does not hear that there is no such place.
        if (place is not null && facts.Path.Count == 0 && facts.User is not null)
        {
            throw new RecordNotFoundException(RecordKind.Organization);
        }

        var evaluation = new AccessEvaluation(facts, place is not null, _runtime.Catalogue, _runtime.Now());
        var rights = new PlaceRights(place, evaluation.Effective(), facts.User is not null, evaluation.LastBoundary(), evaluation.NextBoundary(), readAt, account);
        if (account is null || facts.User is null || facts.Sequence < account.Tenant.Number)
        {
            return rights with { Account = null };
        }

        account.Keep(rights);
        return rights;
    }
}
