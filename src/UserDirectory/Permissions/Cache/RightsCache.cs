using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The rights of accounts at places, kept per account until something changes them: a commit of this host that raises the authority number or writes something of the
/// account, a date that passes, or, over a store that other hosts write to, <see cref="UserDirectoryOptions.RightsMaxAge"/>. Only reads use it; decisions that give
/// rights read their own facts. Bounded in bytes, for each tenant and in all: what was asked for least lately goes. Thread-safe.
/// </summary>
internal sealed class RightsCache
{
    private readonly ConcurrentDictionary<Guid, TenantRights> _tenants = new();
    private readonly DirectoryRuntime _runtime;
    private readonly Func<Guid, TenantRights> _begin;
    private readonly bool _isSingleHost;
    private readonly object _turning = new();
    private long _grownBy;

    public RightsCache(DirectoryRuntime runtime)
    {
        _runtime = runtime;
        _begin = _ => new TenantRights(runtime.Options.RightsCacheBytesPerTenant);
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
            return ResolveAsync(store, tenantId, userId, place, cancellationToken);
        }

        var tenant = _tenants.GetOrAdd(tenantId, _begin);
        var key = new RightsKey(userId, place ?? Guid.Empty);
        return tenant.Find(key) is { } rights && IsCurrent(rights) ? new(rights) : FindOrResolveAsync(tenant, key, tenantId, place, cancellationToken);
    }

    /// <summary>Whether rights that were read earlier still are what reading them now would give. Those read past the cache never are.</summary>
    public bool IsCurrent(PlaceRights rights) => rights.Stamp.IsCurrent && IsFresh(rights);

    /// <summary>How many bytes are kept of a tenant, as they are estimated.</summary>
    public long BytesOf(Guid tenantId) => _tenants.TryGetValue(tenantId, out var tenant) ? tenant.Bytes : 0;

    /// <summary>Which keys were whose a moment ago, in the directory's own store; null in any other.</summary>
    public KeptKeys? KeysOf(IDirectoryStore store, Guid tenantId) =>
        ReferenceEquals(store, _runtime.Store) ? _tenants.GetOrAdd(tenantId, _begin).Keys : null;

    /// <summary>The organization that a key or path named when it was last read, if that is still as certain as rights that are kept; null when it is not.</summary>
    public Organization? FindOrganization(IDirectoryStore store, Guid tenantId, string text) =>
        KeysOf(store, tenantId)?.Find<Organization>(RecordKeys.Organization.For(tenantId, text), out var readAt) is { } found && IsYoung(readAt) ? found : null;

    /// <summary>
    /// Drops what a commit is about to change, and keeps nothing more of that until it is over: a store that does not tell when a commit shows may show it at any time in
    /// between.
    /// </summary>
    public RightsPause Pause(ChangeSet changes)
    {
        // Nothing is kept yet of a tenant that is still to be made.
        if (changes.Writes.Any(write => write is Write.Add { Record: Tenant }))
        {
            return default;
        }

        var areKeysConcerned = KeptKeys.AreConcerned(changes);
        IReadOnlyList<Guid>? accounts = _isSingleHost ? [] : AccountsOf(changes);
        if (accounts is { Count: 0 } && !areKeysConcerned)
        {
            return default;
        }

        var tenant = _tenants.GetOrAdd(changes.TenantId, _begin);
        var pause = new RightsPause(tenant, accounts, areKeysConcerned);
        if (!_isSingleHost)
        {
            Forget(changes, number: 0);
        }

        return pause;
    }

    /// <summary>
    /// Drops what a commit of another host may have changed. Of a tenant that nobody has asked about nothing is kept, and nothing is
    /// about to be.
    /// </summary>
    public void Forget(CommitElsewhere commit)
    {
        if (commit.TenantId is not { } tenantId)
        {
            foreach (var each in _tenants)
            {
                each.Value.Stamps.RaiseAll();
                each.Value.Keys.Forget();
            }
        }
        else if (_tenants.TryGetValue(tenantId, out var tenant))
        {
            tenant.RaiseTo(commit.Sequence);
            tenant.Stamps.Raise(commit.Accounts);
            tenant.Keys.Forget();
        }
    }

    private void Forget(ChangeSet changes, long number)
    {
        // Also when nothing is kept yet: somebody may be about to keep what was before.
        var tenant = _tenants.GetOrAdd(changes.TenantId, _begin);
        if (number > 0)
        {
            tenant.MoveTo(number);
        }

        if (KeptKeys.AreConcerned(changes))
        {
            tenant.Keys.Forget();
        }

        if (changes.RaisesAuthority)
        {
            tenant.Stamps.RaiseAll();
            return;
        }

        foreach (var write in changes.Writes)
        {
            if (AccountOf(write) is { } userId)
            {
                tenant.Stamps.Raise(userId);
            }
        }
    }

    /// <summary>The accounts whose rights a commit changes; null for all of the tenant.</summary>
    internal static List<Guid>? AccountsOf(ChangeSet changes) =>
        changes.RaisesAuthority ? null : [.. changes.Writes.Select(AccountOf).OfType<Guid>()];

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
            tenant.Stamps.RaiseAll();
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
        (rights.IsTimeless || IsWithin(rights, _runtime.Clock.GetUtcNow().UtcTicks)) && IsYoung(rights.ReadAt);

    private static bool IsWithin(PlaceRights rights, long now) => now >= rights.ValidFrom && now < rights.ValidUntil;

    private bool IsYoung(long readAt) => _isSingleHost || _runtime.Clock.GetElapsedTime(readAt) < _runtime.Options.RightsMaxAge;

    private ValueTask<PlaceRights> FindOrResolveAsync(TenantRights tenant, RightsKey key, Guid tenantId, Guid? place, CancellationToken cancellationToken)
    {
        if (tenant.FindOld(key) is { } rights && IsCurrent(rights))
        {
            Grow(tenant.Keep(key, rights));
            return new(rights);
        }

        // The stamp is taken before the facts are read: a commit meanwhile raises it, so that what is then kept with it is never current.
        var stamp = tenant.Stamps.Of(key.UserId);
        return tenant.IsPaused(key.UserId)
            ? ResolveAsync(_runtime.Store, tenantId, key.UserId, place, cancellationToken)
            : KeepAsync(tenant, key, tenantId, place, stamp, cancellationToken);
    }

    private async ValueTask<PlaceRights> KeepAsync(TenantRights tenant, RightsKey key, Guid tenantId, Guid? place, RightsStamp stamp, CancellationToken cancellationToken)
    {
        if (place is { } id && tenant.FindFacts(key.UserId) is { Stamp.IsCurrent: true } known && IsYoung(known.ReadAt)
            && await AtAsync(known, tenantId, id, cancellationToken).ConfigureAwait(false) is { } there)
        {
            var further = Evaluate(there, place, known.ReadAt, known.Stamp);
            Grow(tenant.Keep(key, further));
            return further;
        }

        var readAt = _runtime.Clock.GetTimestamp();
        var facts = await FactsAsync(_runtime.Store, tenantId, key.UserId, place, cancellationToken).ConfigureAwait(false);
        var rights = Evaluate(facts, place, readAt, stamp);
        if (facts.User is null || facts.Sequence < tenant.Number)
        {
            return rights with { Stamp = default };
        }

        if (AccountFacts.AreWorthKeeping(facts))
        {
            Grow(tenant.Keep(key.UserId, new AccountFacts(facts, readAt, stamp)));
        }

        Grow(tenant.Keep(key, rights));
        return rights;
    }

    /// <summary>The facts at a further place of an account that is known; null when they may have changed meanwhile.</summary>
    private async ValueTask<AccessFacts?> AtAsync(AccountFacts known, Guid tenantId, Guid place, CancellationToken cancellationToken)
    {
        var facts = await _runtime.Store.ReadAccessAsync(tenantId, Guid.Empty, place, cancellationToken).ConfigureAwait(false);
        return facts is { Path.Count: > 0 } ? known.At(facts) : null;
    }

    private async ValueTask<PlaceRights> ResolveAsync(IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var readAt = _runtime.Clock.GetTimestamp();
        return Evaluate(await FactsAsync(store, tenantId, userId, place, cancellationToken).ConfigureAwait(false), place, readAt, default);
    }

    private static async ValueTask<AccessFacts> FactsAsync(IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var facts = await store.ReadAccessAsync(tenantId, userId, place, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);

        // Whoever is nobody in the tenant is that first: such a one does not hear that there is no such place.
        return place is not null && facts.Path.Count == 0 && facts.User is not null ? throw new RecordNotFoundException(RecordKind.Organization) : facts;
    }

    private PlaceRights Evaluate(AccessFacts facts, Guid? place, long readAt, RightsStamp stamp)
    {
        var evaluation = new AccessEvaluation(facts, place is not null, _runtime.Catalogue, _runtime.Now());
        var (last, next) = evaluation.Boundaries();
        return new(evaluation.Effective(), facts.User is not null, last?.UtcTicks ?? long.MinValue, next?.UtcTicks ?? long.MaxValue, readAt, stamp);
    }

    /// <summary>Counts what is kept in all: when half of the bound was added, every tenant forgets what nobody has asked for since that was last so.</summary>
    private void Grow(int bytes)
    {
        if (Interlocked.Add(ref _grownBy, bytes) < _runtime.Options.RightsCacheBytes / 2)
        {
            return;
        }

        lock (_turning)
        {
            if (Volatile.Read(ref _grownBy) >= _runtime.Options.RightsCacheBytes / 2)
            {
                Volatile.Write(ref _grownBy, 0);
                foreach (var tenant in _tenants)
                {
                    tenant.Value.Turn();
                }
            }
        }
    }
}
