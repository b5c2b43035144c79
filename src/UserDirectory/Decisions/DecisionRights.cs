using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What a decision asks of the actor: rule 2 (the operation's permission) and rule 3 (nobody gives what he does not hold). A system actor
/// is exempt from both. Not thread-safe.
/// </summary>
internal sealed class DecisionRights(Decision decision)
{
    private readonly Dictionary<Guid, AccessEvaluation> _at = [];

    /// <summary>
    /// Rises when the decision writes something that the actor's own rights rest on: what was found out of them before counts no more.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>Refuses unless the acting user holds the operation's permission at the place (null: the tenant).</summary>
    public async ValueTask RequireAsync(string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (!await MayAsync(permission, place, cancellationToken).ConfigureAwait(false))
        {
            throw Denied.Missing(permission);
        }
    }

    /// <summary>Whether the acting user holds the operation's permission at the place (null: the tenant); a system actor always.</summary>
    public async ValueTask<bool> MayAsync(string permission, Guid? place, CancellationToken cancellationToken) =>
        decision.Authority.IsSystem || (await AtAsync(place, cancellationToken).ConfigureAwait(false)).Allows(permission);

    /// <summary>Refuses unless the actor is this account, active, or holds the operation's permission at the place.</summary>
    public async ValueTask RequireUnlessSelfAsync(Guid userId, string permission, Guid? place, CancellationToken cancellationToken)
    {
        if (!decision.IsSelf(userId) || !(await AtAsync(null, cancellationToken).ConfigureAwait(false)).IsLive)
        {
            await RequireAsync(permission, place, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses unless the actor is a system: some things only the host may say.</summary>
    public void RequireSystem(string what)
    {
        if (!decision.Authority.IsSystem)
        {
            throw Denied.SystemOnly(what);
        }
    }

    /// <summary>Refuses unless the acting user holds every one of these patterns, or wider ones, at the place (null: the tenant).</summary>
    public async ValueTask MustHoldAsync(IEnumerable<string> patterns, Guid? place, CancellationToken cancellationToken)
    {
        if (await FirstNotHeldAsync(patterns, place, cancellationToken).ConfigureAwait(false) is { } missing)
        {
            throw Denied.Escalation(missing);
        }
    }

    /// <summary>Whether the acting user holds every one of these patterns at the place; a system actor always.</summary>
    public async ValueTask<bool> HoldsAsync(IEnumerable<string> patterns, Guid? place, CancellationToken cancellationToken) =>
        await FirstNotHeldAsync(patterns, place, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>
    /// Refuses unless the actor holds everything that an account holds, where it holds it, at each organization that lets it in too; and
    /// has the commit refused when the account gets anything more before it. Oneself always passes.
    /// </summary>
    public async ValueTask MustHoldUserAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!decision.IsSelf(userId) && !decision.Authority.IsSystem)
        {
            var facts = await HoldingsOfAsync(userId, cancellationToken).ConfigureAwait(false);
            var holdings = await MembershipOpening.HoldingsAsync(decision, facts, cancellationToken).ConfigureAwait(false);
            await MustHoldAsync(facts, holdings, cancellationToken).ConfigureAwait(false);
            if (holdings.Count > 0 && facts.User is { AccessRules.Count: > 0 } user
                && !(await AtAsync(null, cancellationToken).ConfigureAwait(false)).Allows(DirectoryPermissions.UsersUpdateTenants))
            {
                // It enters organizations that the actor may not be able to enter. Who may give such rules could give them to himself.
                throw await MayReadAsync(user, cancellationToken).ConfigureAwait(false)
                    ? Denied.Missing(DirectoryPermissions.UsersUpdateTenants)
                    : Denied.Takeover(null);
            }
        }
    }

    /// <summary>
    /// Refuses unless the actor, be it the account itself, holds what the account was given, where it was given: for what makes that count
    /// where it does not count yet. Has the commit refused like <see cref="MustHoldUserAsync"/>.
    /// </summary>
    public async ValueTask MustHoldHoldingsAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!decision.Authority.IsSystem)
        {
            var facts = await HoldingsOfAsync(userId, cancellationToken).ConfigureAwait(false);
            await MustHoldAsync(facts, UserHoldings.Of(facts, decision.Catalogue, decision.At), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What an account holds; where it holds it is read too. Comes after the permission: that may be at many organizations.
    /// </summary>
    public async ValueTask<AccessFacts> HoldingsOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        // Of the rows of an import all that they rest on was read at once.
        if (!decision.ReadsOwnWrites)
        {
            await decision.ReadAheadAsync(ahead => ahead.Holdings(userId), cancellationToken).ConfigureAwait(false);
        }

        return await decision.FactsAsync(userId, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the actor may know what an account is and holds: a system, the account itself, and who may read it, at its home or
    /// tenant-wide. Reads ask the same of <see cref="TenantContext.MayReadAsync"/>.
    /// </summary>
    public async ValueTask<bool> MayReadAsync(User user, CancellationToken cancellationToken) =>
        decision.Authority.IsSystem
        || decision.IsSelf(user.Id)
        || (await AtAsync(user.HomeOrganizationId, cancellationToken).ConfigureAwait(false)).Allows(DirectoryPermissions.UsersRead)
        || (await AtAsync(null, cancellationToken).ConfigureAwait(false)).Allows(DirectoryPermissions.UsersRead);

    /// <summary>
    /// Refuses unless the actor holds what an account holds, without saying what to whoever may not read the account; and has the commit
    /// refused when the account gets anything more before it.
    /// </summary>
    public async ValueTask MustHoldAsync(AccessFacts user, IEnumerable<Holding> holdings, CancellationToken cancellationToken)
    {
        foreach (var held in holdings)
        {
            if (await FirstNotHeldAsync(held.Patterns, held.Place, cancellationToken).ConfigureAwait(false) is { } missing)
            {
                throw Denied.Takeover(await MayReadAsync(user.User!, cancellationToken).ConfigureAwait(false) ? missing : null);
            }
        }

        decision.Guards.RequireUser(user);
    }

    /// <summary>
    /// A record was written: what is known of the actor's rights counts no more when they rest on it and the decision reads its own writes.
    /// </summary>
    public void ForgetIfOf(DirectoryRecord record)
    {
        if (decision.ReadsOwnWrites && ChangedRights.UserOf(record) is { } userId && userId == decision.Authority.UserId)
        {
            _at.Clear();
            Version++;
        }
    }

    private async ValueTask<string?> FirstNotHeldAsync(IEnumerable<string> patterns, Guid? place, CancellationToken cancellationToken)
    {
        if (decision.Authority.IsSystem)
        {
            return null;
        }

        foreach (var pattern in patterns)
        {
            if (!(await AtAsync(place, cancellationToken).ConfigureAwait(false)).Holds(pattern))
            {
                return pattern;
            }
        }

        return null;
    }

    private async ValueTask<AccessEvaluation> AtAsync(Guid? place, CancellationToken cancellationToken)
    {
        var key = place ?? Guid.Empty;
        if (!_at.TryGetValue(key, out var evaluation))
        {
            var facts = place is null && !decision.ReadsOwnWrites
                ? decision.Facts
                : await decision.FactsAsync(decision.Authority.UserId!.Value, place, cancellationToken).ConfigureAwait(false);
            evaluation = new AccessEvaluation(facts, place is not null, decision.Catalogue, decision.At);
            _at[key] = evaluation;
        }

        return evaluation;
    }
}
