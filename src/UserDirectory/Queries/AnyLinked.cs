namespace UserDirectory.Queries;

/// <summary>True when a record at the other end of a link satisfies a filter.</summary>
/// <param name="Link">The link, from the record that is asked about.</param>
/// <param name="Inner">The condition on the other end; null asks only whether there is one.</param>
public sealed record AnyLinked(Link Link, Filter? Inner = null) : Filter;
