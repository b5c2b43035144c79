using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Which part of a list the auth family is asked for, and in which form (C6).</summary>
/// <param name="Offset">How many to leave out.</param>
/// <param name="Count">How many at most.</param>
/// <param name="IsExtended">Whether the answer says if there is more, rather than being a bare array.</param>
internal sealed record ListWindow(int Offset, int Count, bool IsExtended)
{
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("offset", typeof(int), "How many to leave out; 0 unless given."),
        new("count", typeof(int), "How many at most, at least 1. More than the host allows is taken as what it allows."),
        new("extended", typeof(bool),
            "Whether the answer is an object that says if the list is completed (true unless given), or a bare array."),
    ];

    /// <exception cref="HttpRefusal">A parameter is no number, out of its range, or given twice.</exception>
    public static ListWindow Of(Call call, int largest)
    {
        var most = Math.Min(largest, ListQuery.LargestTake);
        var offset = QueryValues.Number(call, "offset", least: 0) ?? 0;
        var count = QueryValues.Number(call, "count", least: 1) ?? call.Host.Options.DefaultCount;
        return new(offset, Math.Min(count, most), QueryValues.Flag(call, "extended") ?? true);
    }
}
