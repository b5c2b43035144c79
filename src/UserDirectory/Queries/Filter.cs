namespace UserDirectory.Queries;

/// <summary>
/// A condition on records, as data: the closed list <see cref="And"/>, <see cref="Or"/>, <see cref="Not"/>, <see cref="Comparison"/>,
/// <see cref="InList"/>, <see cref="Present"/>, <see cref="Under"/> and <see cref="AnyLinked"/>. Logic is two-valued: a comparison with a
/// missing value is false. A provider refuses a node that it does not know, and never ignores one. Immutable and thread-safe.
/// </summary>
public abstract record Filter
{
    private protected Filter()
    {
    }

    /// <summary>Both conditions.</summary>
    public static Filter operator &(Filter left, Filter right) =>
        left is And { Filters: not null } and ? new And([.. and.Filters, right]) : new And([left, right]);

    /// <summary>One of the conditions or both.</summary>
    public static Filter operator |(Filter left, Filter right) =>
        left is Or { Filters: not null } or ? new Or([.. or.Filters, right]) : new Or([left, right]);

    /// <summary>The complement.</summary>
    public static Filter operator !(Filter filter) => new Not(filter);

    /// <summary>All of these conditions; with none it is always true.</summary>
    public static Filter All(IEnumerable<Filter> filters) => new And([.. filters]);

    /// <summary>One of these conditions; with none it is never true.</summary>
    public static Filter Any(IEnumerable<Filter> filters) => new Or([.. filters]);

    /// <summary>All of these conditions; with none it is always true.</summary>
    public static Filter All(params Filter[] filters) => new And([.. filters]);

    /// <summary>One of these conditions; with none it is never true.</summary>
    public static Filter Any(params Filter[] filters) => new Or([.. filters]);

    // A list that is missing is told when the query is checked, like every other part.
    private protected static IReadOnlyList<Filter> Copy(IReadOnlyList<Filter> filters) => filters is null ? null! : [.. filters];
}
