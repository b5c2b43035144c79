using System.Globalization;

namespace UserDirectory.Benchmarks;

/// <summary>Medians of one measure.</summary>
internal sealed record RoundsResult(double Ours, double Limit, double Bytes)
{
    public double Ratio => Ours / Limit;

    public string ToJson(Measure measure, int users) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":"{{measure.Name}}","users":{{users}},"ours_ns":{{Ours:F1}},"limit_ns":{{Limit:F1}},"ratio":{{Ratio:F2}},"bytes":"""
            + $$"""{{Bytes:F1}}{{Mark(measure)}}}""");

    private string Mark(Measure measure) =>
        measure.MostRatio is { } most && Ratio > most ? string.Create(CultureInfo.InvariantCulture, $",\"over\":{most}") : string.Empty;
}
