namespace UserDirectory.Relational;

/// <summary>
/// By what an engine keeps the rows of the feed, to which every commit adds one behind the tenant's last: in the order of the tenant, then
/// of the number. Stateless and thread-safe.
/// </summary>
internal abstract class FeedKey
{
    /// <summary>The first columns of the table, with the key and the number of the tenant.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The condition that every number satisfies.</summary>
    public abstract string Check { get; }

    /// <summary>The number of a change's row; null where rows have none.</summary>
    /// <param name="tenant">The number of the tenant.</param>
    /// <param name="number">The number of the change.</param>
    public abstract long? NumberOf(long tenant, long number);

    /// <summary>An expression on an alias by which the changes of a tenant are in the order of their numbers.</summary>
    public abstract string OrderOf(string alias);

    /// <summary>Writes the condition to be among the changes of a tenant's, see <see cref="TenantScope.Changes"/>.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="alias">The alias of the rows with its point; empty for the table itself.</param>
    /// <param name="tenant">The tenant.</param>
    public abstract void AppendRange(SqlText sql, string alias, TenantScope tenant);
}
