using System.Globalization;

namespace UserDirectory.Benchmarks;

/// <summary>Medians of one measure: nanoseconds a call, and bytes that a call of ours allocates.</summary>
internal sealed record RoundsResult(double Ours, double Limit, double Bytes)
{
    /// <summary>The peer's nanoseconds a call; null without one.</summary>
    public double? Peer { get; init; }

    public double Ratio => Ours / Limit;

    public string ToJson(Measure measure, int users) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":"{{measure.Name}}","users":{{users}},"ours_ns":{{Ours:F1}},"limit_ns":{{Limit:F1}},"ratio":"""
            + $$"""{{Ratio:F2}},"bytes":{{Bytes:F1}}{{Mark(measure)}}{{BesidePeer()}}}""");

    private string Mark(Measure measure) => measure.Must is { } must
        ? string.Create(CultureInfo.InvariantCulture, $",\"must\":{must}{(Ratio > must ? ",\"over\":true" : string.Empty)}")
        : string.Empty;

    private string BesidePeer() => Peer is { } peer
        ? string.Create(CultureInfo.InvariantCulture, $",\"identity_ns\":{peer:F1},\"of_identity\":{Ours / peer:F2}")
        : string.Empty;
}
