using System.Globalization;

namespace UserDirectory.Benchmarks.Http;

/// <summary>How many requests a second the directory's host answers, and the one by hand: the median round of each.</summary>
internal sealed record HostRates(double Ours, double Limit)
{
    /// <summary>The members of a line of JSON.</summary>
    public string ToJson() => string.Create(
        CultureInfo.InvariantCulture, $"\"ours_per_s\":{Ours:F0},\"limit_per_s\":{Limit:F0},\"share\":{Ours / Limit:F2}");
}
