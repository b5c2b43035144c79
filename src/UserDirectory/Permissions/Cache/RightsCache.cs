using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The rights of accounts at places, kept per account until something changes them: a commit of this host that raises the authority number
/// or writes something of the account (<see cref="Pause"/>), a date that passes, or, over a store that other hosts write to,
/// <see cref="UserDirectoryOptions.RightsMaxAge"/>, and at once what they are heard to have changed
/// (<see cref="Forget(CommitElsewhere)"/>). Only reads use it; decisions that give rights read their own facts. Bounded in bytes, for each
/// tenant and in all: what was asked for least lately goes. Thread-safe.
/// </summary>
internal sealed partial class RightsCache
{
    private readonly ConcurrentDictionary<Guid, TenantRights> _tenants = new();
    private readonly DirectoryRuntime _runtime;
    private readonly Func<Guid, TenantRights> _begin;
    private readonly KeptKeys _tenantKeys = new();
    private readonly bool _isSingleHost;
    private readonly object _turning = new();
    private long _grownBy;

    public RightsCache(DirectoryRuntime runtime)
    {
        _runtime = runtime;
        Age = new(runtime.Clock, runtime.Options.RightsMaxAge);
        _begin = _ => new TenantRights(runtime.Options.RightsCacheBytesPerTenant);
        if (runtime.Store is ISingleHostStore store)
        {
            // Before the commit is seen: whoever has seen it must not be answered from before it.
            _isSingleHost = true;
            store.Committing += Forget;
        }
    }

    /// <summary>By which what is kept grows old, where other hosts write.</summary>
    public RightsAge Age { get; }

    /// <summary>The rights of an account at a place (null: tenant-wide).</summary>
    /// <exception cref="RecordNotFoundException">The tenant is unknown, or the place to a known account.</exception>
    public ValueTask<PlaceRights> ReadAsync(
        IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(store, _runtime.Store))
        {
            return ResolveAsync(store, tenantId, userId, place, cancellationToken);
        }

        var tenant = Of(tenantId);
        var key = new RightsKey(userId, place ?? Guid.Empty);
        return tenant.Find(key) is { } rights && IsCurrent(rights)
            ? new(rights)
            : FindOrResolveAsync(tenant, key, tenantId, place, cancellationToken);
    }

    /// <summary>The rights that are kept of an account at a place (null: tenant-wide) and current; null when none are.</summary>
    public PlaceRights? FindKept(IDirectoryStore store, Guid tenantId, Guid userId, Guid? place) =>
        ReferenceEquals(store, _runtime.Store) && _tenants.TryGetValue(tenantId, out var tenant)
            ? FindKept(tenant, new RightsKey(userId, place ?? Guid.Empty))
            : null;

    /// <summary>The same of a tenant that the caller has.</summary>
    public PlaceRights? FindKept(TenantRights tenant, in RightsKey key) =>
        tenant.Find(key) is { } rights && IsCurrent(rights) ? rights : null;

    /// <summary>An account of a tenant that the caller has, if it is kept and current; null when it is not.</summary>
    public User? FindKeptUser(TenantRights tenant, Guid userId) =>
        tenant.FindUser(userId) is { Stamp.IsCurrent: true } kept && IsYoung(kept.ReadAt) ? kept.User : null;

    /// <summary>What is kept of a tenant's rights, until it is deleted.</summary>
    public TenantRights Of(Guid tenantId) => _tenants.GetOrAdd(tenantId, _begin);

    /// <summary>
    /// Whether rights that were read earlier still are what reading them now would give. Those read past the cache never are.
    /// </summary>
    public bool IsCurrent(PlaceRights rights) => rights.Stamp.IsCurrent && IsFresh(rights);

    /// <summary>How many bytes are kept of a tenant, as they are estimated.</summary>
    public long BytesOf(Guid tenantId) => _tenants.TryGetValue(tenantId, out var tenant) ? tenant.Bytes : 0;

    /// <summary>Which keys were whose a moment ago, in the directory's own store; null in any other.</summary>
    public KeptKeys? KeysOf(IDirectoryStore store, Guid tenantId) =>
        ReferenceEquals(store, _runtime.Store) ? Of(tenantId).Keys : null;

    /// <summary>Which tenants were named how a moment ago, in the directory's own store; null in any other.</summary>
    public KeptKeys? TenantKeysOf(IDirectoryStore store) => ReferenceEquals(store, _runtime.Store) ? _tenantKeys : null;

    /// <summary>
    /// The tenant that a key named when it was last read, if that is still as certain as rights that are kept; null when it is not.
    /// </summary>
    public Tenant? FindTenant(IDirectoryStore store, in UniqueKey key) =>
        TenantKeysOf(store)?.Find<Tenant>(key, out var readAt) is { } found && IsYoung(readAt) ? found : null;

    /// <summary>
    /// The organization that a key or path named when it was last read, if that is still as certain as rights that are kept; null when it
    /// is not.
    /// </summary>
    public Organization? FindOrganization(IDirectoryStore store, Guid tenantId, string text) =>
        KeysOf(store, tenantId)?.Find<Organization>(
            RecordKeys.Organization.For(tenantId, text), out var readAt) is { } found && IsYoung(readAt) ? found : null;

    /// <summary>
    /// Drops what a commit is about to change, and keeps nothing more of that until it is over: a store that does not tell when a commit
    /// shows may show it at any time in between.
    /// </summary>
    public RightsPause Pause(ChangeSet changes)
    {
        // Nothing is kept yet of a tenant that is still to be made, but its key may have been another's.
        if (WriteCheck.AddsTenant(changes))
        {
            return new(null, [], null, _tenantKeys);
        }

        var areKeysConcerned = KeptKeys.AreConcerned(changes);
        var isTenantConcerned = WriteCheck.ConcernsInstallation(changes);
        IReadOnlyList<Guid>? users = _isSingleHost ? [] : ChangedRights.UsersOf(changes);
        if (users is { Count: 0 } && !areKeysConcerned && !isTenantConcerned)
        {
            return default;
        }

        var tenant = Of(changes.TenantId);
        var pause = new RightsPause(tenant, users, areKeysConcerned ? tenant.Keys : null, isTenantConcerned ? _tenantKeys : null);
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
        if (commit.TenantId is null || commit.ConcernsTenant)
        {
            _tenantKeys.Forget();
        }

        if (commit.TenantId is not { } tenantId)
        {
            foreach (var each in _tenants)
            {
                each.Value.ForgetAll();
                each.Value.Keys.Forget();
            }
        }
        else if (_tenants.TryGetValue(tenantId, out var tenant))
        {
            if (commit is { ConcernsTenant: true, Sequence: 0 })
            {
                // It may be gone, and another state of it come, whose numbers are lower.
                tenant.Restart();
            }

            tenant.RaiseTo(commit.Sequence);
            Forget(tenant, commit.Users);
            tenant.Keys.Forget();
        }
    }

    private static void Forget(TenantRights tenant, IReadOnlyList<Guid>? users)
    {
        if (users is null)
        {
            tenant.ForgetAll();
            return;
        }

        foreach (var userId in users)
        {
            tenant.Stamps.Raise(userId);
        }
    }

    private void Forget(ChangeSet changes, long number)
    {
        // Also when nothing is kept yet: somebody may be about to keep what was before.
        var tenant = Of(changes.TenantId);
        if (number > 0)
        {
            tenant.RaiseTo(number);
        }

        if (KeptKeys.AreConcerned(changes))
        {
            tenant.Keys.Forget();
        }

        if (WriteCheck.ConcernsInstallation(changes))
        {
            _tenantKeys.Forget();
        }

        if (changes.RaisesAuthority)
        {
            tenant.ForgetAll();
            return;
        }

        foreach (var write in changes.Writes)
        {
            if (ChangedRights.UserOf(write) is { } userId)
            {
                tenant.Stamps.Raise(userId);
            }
        }
    }

    /// <summary>Drops everything of a tenant that was deleted. Whoever is about to keep something in what goes keeps nothing.</summary>
    public void ForgetTenant(Guid tenantId)
    {
        _tenantKeys.Forget();
        if (_tenants.TryRemove(tenantId, out var tenant))
        {
            tenant.Stamps.End();
        }
    }

    /// <summary>
    /// Drops what is kept of a tenant of which another state has come. Commits that are under way in it still pause what is kept from now
    /// on.
    /// </summary>
    public void Restart(Guid tenantId)
    {
        _tenantKeys.Forget();
        if (_tenants.TryGetValue(tenantId, out var tenant))
        {
            tenant.Restart();
        }
    }

    private bool IsFresh(PlaceRights rights) =>
        (rights.Dates is not { } dates || dates.Hold(_runtime.Clock.GetUtcNow().UtcTicks)) && IsYoung(rights.ReadAt);

    private bool IsYoung(long readAt) => _isSingleHost || Age.IsYoung(readAt);
}
