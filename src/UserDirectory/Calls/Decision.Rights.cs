using UserDirectory.Storage;

namespace UserDirectory;

/// <content>What is asked of the actor: rule 2 (the operation's permission) and rule 3 (nobody gives what he does not hold). A system actor is exempt from both.</content>
internal sealed partial class Decision
{
    private readonly Dictionary<Guid, AccessEvaluation> _rightsAt = [];

    /// <summary>Rises when the decision writes something that the actor's own rights rest on: what was found out of them before counts no more.</summary>
    public int RightsVersion { get; private set; }

    /// <summary>Refuses unless the acting user holds the operation's permission at the place (null: the tenant).</summary>
    public async ValueTask RequireAsync(string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (!Authority.IsSystem && !(await RightsAtAsync(place, cancellationToken).ConfigureAwait(false)).Allows(permission))
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>Refuses unless the actor is this account, active, or holds the operation's permission at the place.</summary>
    public async ValueTask RequireUnlessSelfAsync(Guid userId, string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (!IsSelf(userId) || !(await RightsAtAsync(null, cancellationToken).ConfigureAwait(false)).IsLive)
        {
            await RequireAsync(permission, place, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses unless the actor is a system: some things only the host may say.</summary>
    public void RequireSystem(string permission)
    {
        if (!Authority.IsSystem)
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>Refuses unless the acting user holds every one of these patterns, or wider ones, at the place (null: the tenant).</summary>
    public async ValueTask MustHoldAsync(IEnumerable<string> patterns, Guid? place, CancellationToken cancellationToken)
    {
        if (Authority.IsSystem)
        {
            return;
        }

        foreach (var pattern in patterns)
        {
            if (!(await RightsAtAsync(place, cancellationToken).ConfigureAwait(false)).Holds(pattern))
            {
                throw Denied.Escalation(pattern);
            }
        }
    }

    /// <summary>Whether the acting user holds every one of these patterns at the place; a system actor always.</summary>
    public async ValueTask<bool> HoldsAsync(IEnumerable<string> patterns, Guid? place, CancellationToken cancellationToken)
    {
        if (Authority.IsSystem)
        {
            return true;
        }

        var evaluation = await RightsAtAsync(place, cancellationToken).ConfigureAwait(false);
        return patterns.All(evaluation.Holds);
    }

    /// <summary>
    /// Refuses unless the actor holds everything that an account holds, where it holds it; and has the commit refused when the account gets anything more before it.
    /// Oneself always passes.
    /// </summary>
    public async ValueTask MustHoldAccountAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!IsSelf(userId))
        {
            await MustHoldHoldingsAsync(userId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Like <see cref="MustHoldAccountAsync"/>, oneself included: for what makes holdings count that do not count yet.</summary>
    public async ValueTask MustHoldHoldingsAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (Authority.IsSystem)
        {
            return;
        }

        var facts = await FactsAsync(userId, null, cancellationToken).ConfigureAwait(false);
        foreach (var held in AccountHoldings.Of(facts, Catalogue, At))
        {
            await MustHoldAsync(held.Patterns, held.Place, cancellationToken).ConfigureAwait(false);
        }

        GuardAccount(facts);
    }

    private void ForgetRightsIfOf(DirectoryRecord record)
    {
        if (RightsCache.AccountOf(record) is { } userId && userId == Authority.UserId)
        {
            _rightsAt.Clear();
            RightsVersion++;
        }
    }

    private async ValueTask<AccessEvaluation> RightsAtAsync(Guid? place, CancellationToken cancellationToken)
    {
        var key = place ?? Guid.Empty;
        if (!_rightsAt.TryGetValue(key, out var evaluation))
        {
            var facts = place is null && _own is null ? _facts : await FactsAsync(Authority.UserId!.Value, place, cancellationToken).ConfigureAwait(false);
            evaluation = new AccessEvaluation(facts, place is not null, Catalogue, At);
            _rightsAt[key] = evaluation;
        }

        return evaluation;
    }
}
