using UserDirectory.Storage;

namespace UserDirectory;

/// <content>What is read and kept, where nothing current is there.</content>
internal sealed partial class RightsCache
{
    /// <summary>The account as it is kept, or read and kept from now on; null when there is none.</summary>
    /// <exception cref="RecordNotFoundException">The tenant is unknown.</exception>
    public async ValueTask<User?> ReadUserAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        var tenant = Of(tenantId);
        if (FindKeptUser(tenant, userId) is { } known)
        {
            return known;
        }

        // The stamp, the pause and the number as for rights: see there.
        var stamp = tenant.Stamps.Of(userId);
        var isPaused = tenant.IsPaused(userId);
        var readAt = Age.Now;
        var read = await _runtime.Store.ReadManyAsync(tenantId, [new Read.ById(RecordKind.User, userId)], cancellationToken)
            .ConfigureAwait(false) ?? throw new RecordNotFoundException(RecordKind.Tenant);
        var user = read.Answers[0].Records.Count == 0 ? null : (User)read.Answers[0].Records[0];
        if (user is not null && !isPaused && stamp.IsCurrent && read.Sequence >= tenant.Number)
        {
            Grow(tenant.Keep(new KeptUser(user, readAt, stamp)));
        }

        return user;
    }

    private ValueTask<PlaceRights> FindOrResolveAsync(
        TenantRights tenant, RightsKey key, Guid tenantId, Guid? place, CancellationToken cancellationToken)
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

    private async ValueTask<PlaceRights> KeepAsync(
        TenantRights tenant, RightsKey key, Guid tenantId, Guid? place, RightsStamp stamp, CancellationToken cancellationToken)
    {
        if (place is { } id && tenant.FindFacts(key.UserId) is { Stamp.IsCurrent: true } known && IsYoung(known.ReadAt)
            && await AtAsync(known, tenantId, id, cancellationToken).ConfigureAwait(false) is { } there)
        {
            var further = Evaluate(there, place, known.ReadAt, known.Stamp);
            Grow(tenant.Keep(key, further));
            return further;
        }

        var readAt = Age.Now;
        var facts = await FactsAsync(_runtime.Store, tenantId, key.UserId, place, cancellationToken).ConfigureAwait(false);
        var rights = Evaluate(facts, place, readAt, stamp);
        if (facts.User is null || facts.Sequence < tenant.Number)
        {
            return rights with { Stamp = default };
        }

        if (UserFacts.AreWorthKeeping(facts))
        {
            Grow(tenant.Keep(key.UserId, new UserFacts(facts, readAt, stamp)));
        }

        Grow(tenant.Keep(key, rights));
        return rights;
    }

    /// <summary>The facts at a further place of an account that is known; null when they may have changed meanwhile.</summary>
    private async ValueTask<AccessFacts?> AtAsync(UserFacts known, Guid tenantId, Guid organizationId, CancellationToken cancellationToken)
    {
        var facts = await _runtime.Store.ReadAccessAsync(tenantId, Guid.Empty, organizationId, cancellationToken).ConfigureAwait(false);
        return facts is { Path.Count: > 0 } ? known.At(facts) : null;
    }

    private async ValueTask<PlaceRights> ResolveAsync(
        IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var readAt = Age.Now;
        return Evaluate(await FactsAsync(store, tenantId, userId, place, cancellationToken).ConfigureAwait(false), place, readAt, default);
    }

    private static async ValueTask<AccessFacts> FactsAsync(
        IDirectoryStore store, Guid tenantId, Guid userId, Guid? place, CancellationToken cancellationToken)
    {
        var facts = await store.ReadAccessAsync(tenantId, userId, place, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);

        // Whoever is nobody in the tenant is that first: such a one does not hear that there is no such place.
        return place is not null && facts.Path.Count == 0 && facts.User is not null
            ? throw new RecordNotFoundException(RecordKind.Organization)
            : facts;
    }

    private PlaceRights Evaluate(AccessFacts facts, Guid? place, long readAt, RightsStamp stamp)
    {
        var evaluation = new AccessEvaluation(facts, place is not null, _runtime.Catalogue, _runtime.Now());
        var (last, next) = evaluation.Boundaries();
        var dates = last is null && next is null ? null : new RightsDates(last?.UtcTicks ?? long.MinValue, next?.UtcTicks ?? long.MaxValue);
        return new(evaluation.Effective(), facts.User is not null, dates, readAt, stamp);
    }

    /// <summary>
    /// Counts what is kept in all: when half of the bound was added, every tenant forgets what nobody has asked for since that was last so.
    /// </summary>
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
