using System.Globalization;

namespace UserDirectory.Benchmarks;

/// <summary>Medians of one measure.</summary>
internal sealed record RoundsResult(double Ours, double Limit, double Bytes)
{
    public double Ratio => Ours / Limit;

    public string ToJson(string name, int users) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":"{{name}}","users":{{users}},"ours_ns":{{Ours:F1}},"limit_ns":{{Limit:F1}},"ratio":{{Ratio:F2}},"bytes":{{Bytes:F1}}}""");
}
