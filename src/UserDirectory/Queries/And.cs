using System.Text;

namespace UserDirectory.Queries;

/// <summary>True when all of the filters are; with none, always.</summary>
/// <param name="Filters">The conditions.</param>
public sealed record And(IReadOnlyList<Filter> Filters) : Filter
{
    /// <summary>The conditions; a copy of those given.</summary>
    public IReadOnlyList<Filter> Filters { get; init => field = Copy(value); } = Copy(Filters);

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        new Printed(builder, isFirst: true).With(Filters);
        return true;
    }
}
