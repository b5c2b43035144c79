using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What dates from when until when something counts may be. Pure. Codes: <c>validity.range</c>, <c>validity.ended</c>.</summary>
internal static class ValidityRules
{
    /// <summary>The dates as they are kept: UTC, in whole microseconds.</summary>
    public static Validity Kept(Validity validity) => new(Microseconds.Truncate(validity.From), Microseconds.Truncate(validity.Until));

    /// <summary>Adds an error when nothing lies between the dates.</summary>
    public static void Check(InputErrors errors, string field, Validity validity)
    {
        var (from, until) = Kept(validity);
        if (until is { } end && end <= (from ?? DateTimeOffset.MinValue))
        {
            errors.Add(field, "validity.range", $"The end, {end:u}, must be later than the "
                + $"beginning{(from is null ? string.Empty : $", {from:u}")}; the end itself is outside.");
        }
    }

    /// <summary>Adds an error when nothing lies between the dates, or everything between them is past.</summary>
    public static void CheckNotEnded(InputErrors errors, string field, Validity validity, DateTimeOffset now)
    {
        var before = errors.Count;
        Check(errors, field, validity);
        if (errors.Count == before && Kept(validity).Until is { } until && until <= now)
        {
            errors.Add(field, "validity.ended", $"The end, {until:u}, is past already. To end something now, take it away.");
        }
    }

    /// <summary>Whether the second dates have a moment that the first have not.</summary>
    public static bool Widens(Validity before, Validity after) =>
        (before.From is { } from && (after.From is null || after.From < from))
            || (before.Until is { } until && (after.Until is null || after.Until > until));
}
