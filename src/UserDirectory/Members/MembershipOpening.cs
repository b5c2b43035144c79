using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rule 3 for whatever opens an organization to an account: a membership that is added, reinstated or lengthened, a suspended one that is
/// removed or gets other dates, an invitation that is accepted. What the account holds and could not use there, it begins to hold; so the
/// actor must hold it there. What the account can do there already is asked too: whether it can may change before the membership does.
/// </summary>
internal static class MembershipOpening
{
    /// <summary>
    /// Refuses unless the actor holds everything that the account holds tenant-wide, at the organization or above it, at the organization;
    /// and what it holds below, there. Has the commit refused when the account gets anything more before it: so this comes before the
    /// writes.
    /// </summary>
    public static async ValueTask MustHoldAsync(
        Decision decision, Guid userId, Organization organization, CancellationToken cancellationToken)
    {
        if (decision.Authority.IsSystem)
        {
            return;
        }

        var facts = await decision.Rights.HoldingsOfAsync(userId, cancellationToken).ConfigureAwait(false);
        var given = UserHoldings.Of(facts, decision.Catalogue, decision.At);
        var opened = await OpenedAsync(decision, given, organization, cancellationToken).ConfigureAwait(false);
        await decision.Rights.MustHoldAsync(facts, opened, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Everything that an account holds, where it holds it: where it was given, and at each organization that lets the account in, which
    /// the actor may not be able to enter. A membership that is suspended or still to begin counts, one that has ended does not.
    /// </summary>
    public static async ValueTask<IReadOnlyList<Holding>> HoldingsAsync(
        Decision decision, AccessFacts facts, CancellationToken cancellationToken)
    {
        var given = UserHoldings.Of(facts, decision.Catalogue, decision.At).ToList();
        var holdings = given.ToList();
        foreach (var membership in given.Count == 0 ? [] : facts.Memberships.Where(membership => !(membership.ValidUntil <= decision.At)))
        {
            if (await decision.FindAsync<Organization>(membership.OrganizationId, cancellationToken).ConfigureAwait(false) is { } place)
            {
                holdings.AddRange(await OpenedAsync(decision, given, place, cancellationToken).ConfigureAwait(false));
            }
        }

        return holdings;
    }

    private static async ValueTask<IReadOnlyList<Holding>> OpenedAsync(
        Decision decision, IEnumerable<Holding> given, Organization organization, CancellationToken cancellationToken)
    {
        var opened = new List<Holding>();
        foreach (var held in given)
        {
            if (await OpenedByAsync(decision, held.Place, organization, cancellationToken).ConfigureAwait(false) is { } there)
            {
                opened.Add(new(held.Patterns, there));
            }
        }

        return opened;
    }

    /// <summary>Where a holding begins to count when the place is opened; null when it has nothing to do with it.</summary>
    public static async ValueTask<Guid?> OpenedByAsync(
        Decision decision, Guid? heldAt, Organization organization, CancellationToken cancellationToken)
    {
        if (heldAt is not { } at || at == organization.Id || organization.AncestorIds.Contains(at))
        {
            return organization.Id;
        }

        var held = await decision.FindAsync<Organization>(at, cancellationToken).ConfigureAwait(false);
        return held is not null && held.AncestorIds.Contains(organization.Id) ? at : null;
    }
}
