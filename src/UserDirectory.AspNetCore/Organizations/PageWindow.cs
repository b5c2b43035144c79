namespace UserDirectory.AspNetCore;

/// <summary>Which page of a list the organizations family is asked for (G4).</summary>
/// <param name="Index">The number of the page, from 0.</param>
/// <param name="Size">How many a page holds.</param>
internal sealed record PageWindow(int Index, int Size)
{
    private const int DefaultSize = 10;
    private const int LargestSize = 100;
    private const string IndexName = "PageIndex";
    private const string SizeName = "PageSize";

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new(IndexName, typeof(int), "The number of the page, from 0; 0 unless given."),
        new(SizeName, typeof(int), "How many users a page holds, 1 to 100; 10 unless given. More is taken as 100."),
    ];

    /// <summary>How many to leave out.</summary>
    public int Skip => Index * Size;

    /// <exception cref="HttpRefusal">A parameter is no number, out of its range, or given twice; or there can be no such page.</exception>
    public static PageWindow Of(Call call)
    {
        var index = QueryValues.Number(call, IndexName, least: 0) ?? 0;
        var size = Math.Min(QueryValues.Number(call, SizeName, least: 1) ?? DefaultSize, LargestSize);
        return (long)index * size <= int.MaxValue
            ? new(index, size)
            : throw HttpRefusal.Invalid(IndexName, "query.number", "There can be no such page.");
    }
}
