using System.Text;

namespace UserDirectory.Queries;

/// <summary>True when one of the filters is; with none, never.</summary>
/// <param name="Filters">The conditions.</param>
public sealed record Or(IReadOnlyList<Filter> Filters) : Filter
{
    /// <summary>The conditions; a copy of those given.</summary>
    public IReadOnlyList<Filter> Filters { get; init => field = Copy(value); } = Copy(Filters);

    /// <summary>Whether the other has equal conditions in the same order.</summary>
    public bool Equals(Or? other) => other is not null && Filters.SequenceEqual(other.Filters);

    /// <inheritdoc/>
    public override int GetHashCode() => Filters.Aggregate(Filters.Count, (hash, filter) => unchecked((hash * 31) + filter.GetHashCode()));

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        new Printed(builder, isFirst: true).With(Filters);
        return true;
    }
}
