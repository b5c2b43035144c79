using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Rewrites a condition on records of the store below, so that the store answers it as of the state above it: what it says of trees and
/// linked records that the overlay covers is said by their ids, and everything else is left to the store.
/// </summary>
internal readonly struct GroundedFilter(OverlayReader reader, RecordOverlay overlay, Guid tenantId)
{
    public async ValueTask<Filter> OfAsync(Filter filter, CancellationToken cancellationToken) => filter switch
    {
        And and => new And(await EachAsync(and.Filters, cancellationToken).ConfigureAwait(false)),
        Or or => new Or(await EachAsync(or.Filters, cancellationToken).ConfigureAwait(false)),
        Not not => new Not(await OfAsync(not.Inner, cancellationToken).ConfigureAwait(false)),
        Under under when overlay.HasAny(under.Tree) => Grounded(under),
        AnyLinked linked => await OfAsync(linked, cancellationToken).ConfigureAwait(false),
        _ => filter,
    };

    private async ValueTask<IReadOnlyList<Filter>> EachAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken)
    {
        var grounded = new Filter[filters.Count];
        for (var i = 0; i < grounded.Length; i++)
        {
            grounded[i] = await OfAsync(filters[i], cancellationToken).ConfigureAwait(false);
        }

        return grounded;
    }

    private Filter Grounded(Under under)
    {
        var inside = overlay.All(under.Tree).Where(node => node.Id == under.Id || OverlayFilter.AncestorsOf(node).Contains(under.Id))
            .Select(node => node.Id);
        return (under & !under.Field.In(overlay.CoveredIds(under.Tree))) | under.Field.In(inside);
    }

    private async ValueTask<Filter> OfAsync(AnyLinked linked, CancellationToken cancellationToken)
    {
        var inner = linked.Inner is null ? null : await OfAsync(linked.Inner, cancellationToken).ConfigureAwait(false);
        var to = linked.Link.To;
        if (!overlay.HasAny(to))
        {
            return linked with { Inner = inner };
        }

        var isBelow = !RecordType.Of(to).Fields[0].In(overlay.CoveredIds(to));
        var ends = await EndsAsync(linked, cancellationToken).ConfigureAwait(false);
        return linked.Link.Any(inner is null ? isBelow : inner & isBelow) | linked.Link.FromField.In(ends);
    }

    /// <summary>What the link's ends among the laid records hold, as far as they satisfy its condition.</summary>
    private async ValueTask<IReadOnlyList<FieldValue>> EndsAsync(AnyLinked linked, CancellationToken cancellationToken)
    {
        var conditions = new OverlayFilter(reader, tenantId);
        var ends = new List<FieldValue>();
        foreach (var end in overlay.All(linked.Link.To).ToList())
        {
            if (linked.Inner is null || await conditions.MatchesAsync(linked.Inner, end, cancellationToken).ConfigureAwait(false))
            {
                ends.AddRange(linked.Link.ToField.ReadMany(end));
            }
        }

        return ends;
    }
}
