using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// An index over the search text of the records of which a tenant has many, where an engine has none that its ordinary statements use.
/// It may lead to more rows than contain the words, never to fewer: the condition of a search is judged all the same. Stateless and
/// thread-safe.
/// </summary>
internal abstract class SearchIndex
{
    /// <summary>The table that has it: that of the people.</summary>
    public static Table Over { get; } = Table.All.Single(table => table.SearchText is { Source.Field.Worth: not IndexWorth.None });

    /// <summary>The statement that makes it.</summary>
    public abstract string Create(RelationalSchema schema);

    /// <summary>What a tenant's row keeps of it at first.</summary>
    public abstract ColumnValue OfNewTenant { get; }

    /// <summary>
    /// Writes what selects the numbers of the tenant's rows that may contain all of these words; writes nothing and returns false when the
    /// words are too short for the index.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="tenant">The number of the tenant.</param>
    /// <param name="words">The words, in search form.</param>
    public abstract bool AppendCandidates(SqlText sql, long tenant, IReadOnlyList<string> words);

    /// <summary>
    /// Writes what a tenant's row keeps of it once rows have changed. Their search is exact from then on, whether they are taken in or not.
    /// </summary>
    /// <param name="sql">The statement, which updates the tenant's row.</param>
    /// <param name="numbers">The rows that were added, or whose text changed, or that are gone.</param>
    public abstract void AppendNote(SqlText sql, IReadOnlyList<long> numbers);

    /// <summary>An expression on a tenant's row: how many rows wait to be taken in.</summary>
    public abstract string Waiting { get; }

    /// <summary>So many may wait.</summary>
    public abstract int MostWaiting { get; }

    /// <summary>Takes in the rows of a tenant that wait.</summary>
    /// <param name="session">The session, in a transaction.</param>
    /// <param name="tenant">The number of the tenant.</param>
    public abstract void TakeIn(SqlSession session, long tenant);
}
