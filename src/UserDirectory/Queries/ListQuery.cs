namespace UserDirectory.Queries;

/// <summary>
/// What every list can be asked for. A page starts at <see cref="Cursor"/> (that of the page before) or leaves out <see cref="Skip"/>
/// items; giving both is refused. A call goes by the query as it was when the call began; not thread-safe.
/// </summary>
public abstract class ListQuery
{
    /// <summary>The largest page.</summary>
    public const int LargestTake = 1_000;

    private protected ListQuery()
    {
    }

    /// <summary>
    /// A further condition on the listed records' fields; null for none. At most 16 deep, 256 nodes and 1,000 listed values, texts at most
    /// 1,000 characters (in normalised form), at most two links one after the other. A condition on the status of accounts or invitations
    /// is as of the time of the call. A user who looks into linked records must hold what listing them asks, tenant-wide.
    /// </summary>
    public Filter? Where { get; set; }

    /// <summary>
    /// Words, between white space, each of which must occur in one of the searched fields, in any order. Casing and marks do not count
    /// (<c>jose</c> finds José, <c>strasse</c> Straße): see <see cref="UserDirectory.Storage.SearchText"/>. Null, empty or blank for no
    /// search. At most 256 characters as it is given, and 32 different words. Refused where nothing is searched.
    /// </summary>
    public string? Search { get; set; }

    /// <summary>
    /// The order; null or empty is by key (where the record has one), else by id. Ties go by id, in the direction of the last step. At
    /// most 4 steps.
    /// </summary>
    public IReadOnlyList<Sort>? OrderBy { get; set; }

    /// <summary>How many items to leave out; 0 by default. A cursor is faster and does not shift when items come or go.</summary>
    public int Skip { get; set; }

    /// <summary>
    /// How many items at most, 0 to <see cref="LargestTake"/>; 50 by default. 0 with <see cref="IncludeTotal"/> only counts.
    /// </summary>
    public int Take { get; set; } = 50;

    /// <summary>
    /// The <see cref="Page{T}.NextCursor"/> of the page before; null for the first page. One of another query is refused.
    /// </summary>
    public string? Cursor { get; set; }

    /// <summary>Whether to count all items; false by default, because counting costs more than the page.</summary>
    public bool IncludeTotal { get; set; }

    /// <summary>
    /// A copy of the query, of the default one when there is none, so that a call goes by what it was given, whatever the caller does with
    /// the query meanwhile.
    /// </summary>
    internal static TQuery Copy<TQuery>(TQuery? query)
        where TQuery : ListQuery, new()
    {
        var copy = (TQuery?)query?.MemberwiseClone() ?? new();
        copy.OrderBy = copy.OrderBy is null ? null : [.. copy.OrderBy];
        return copy;
    }
}
