using System.Globalization;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>One operation, and prepared statements by hand that do the same.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="PerRound">How often each is called in a round.</param>
/// <param name="Must">The most times the statements by hand that it may take.</param>
/// <param name="Ours">Calls ours, given the number of the call: no number comes twice, on either side.</param>
/// <param name="Limit">Calls what is by hand.</param>
internal sealed record SqliteMeasure(string Name, int PerRound, double Must, Func<int, long> Ours, Func<int, long> Limit)
{
    /// <summary>Whether a call ends with a wait for the disk.</summary>
    public bool IsDurable { get; init; }

    /// <summary>How many rounds count for nothing; null for as many as a second has.</summary>
    public int? WarmUpRounds { get; init; }

    public int Rounds { get; init; } = 21;

    /// <summary>How many records a call is about: figures are for one.</summary>
    public int Records { get; init; } = 1;

    public double RatioOf(SqliteResult result, bool isConclusive) => CountsTime(isConclusive)
        ? result.Ours.Nanoseconds / result.Limit.Nanoseconds
        : result.Ours.CpuNanoseconds / result.Limit.CpuNanoseconds;

    /// <summary>Gives the result as one line of JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="users">How many people the directory has.</param>
    /// <param name="isConclusive">Whether times that contain a wait for the disk tell anything here.</param>
    public string ToJson(SqliteResult result, int users, bool isConclusive)
    {
        var ratio = RatioOf(result, isConclusive);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"{{Name}}","users":{{users}},{{ToJson("ours", result.Ours)}},{{ToJson("limit", result.Limit)}},"""
                + $$"""{{(CountsTime(isConclusive) ? "" : "\"time\":\"inconclusive\",")}}"ratio_of":"""
                + $$"""{{(CountsTime(isConclusive) ? "\"time\"" : "\"cpu\"")}},"ratio":{{ratio:F2}},"must":{{Must}}"""
                + $$"""{{(ratio > Must ? ",\"over\":true" : "")}}}""");
    }

    private bool CountsTime(bool isConclusive) => isConclusive || !IsDurable;

    private string ToJson(string side, Cost cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{side}_us\":{Each(cost.Nanoseconds / 1_000):F2},\"{side}_cpu_us\":{Each(cost.CpuNanoseconds / 1_000):F2}")
            + (IsDurable ? string.Create(CultureInfo.InvariantCulture, $",\"{side}_pages\":{Each(cost.Pages):F2}") : "");

    private double Each(double cost) => cost / Records;
}
