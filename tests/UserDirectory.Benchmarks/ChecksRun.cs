using System.Globalization;

namespace UserDirectory.Benchmarks;

/// <summary>
/// Warm checks as what is kept of rights grows: of one account at 1 to 5,000 organizations, each with a membership and a role of its own;
/// of 1,000,000 and 1,100,000 accounts; and of twice as many as the cache is sized for. Each against a dictionary of as many entries. Ends
/// with 1 when the ratio to it makes a step, a warm check allocates, or twice the bound costs too much.
/// </summary>
internal static class ChecksRun
{
    private const double MostStep = 1.5;
    private const double MostBeyond = 4;
    private const int Tries = 3;

    // What the options say: 512 MiB hold 1.5 million accounts at a place that are asked for again and again.
    private const long BytesOfHeld = 512L * 1024 * 1024 / 1_500_000;

    private static readonly int[] s_places = [1, 64, 65, 500, 5_000];

    public static async Task<int> RunAsync(TextWriter output, int users)
    {
        var isWithin = await PlacesAsync(output);
        isWithin &= await UsersAsync(output, users);
        isWithin &= await BeyondAsync(output, users / 2);
        return isWithin ? 0 : 1;
    }

    private static async Task<bool> PlacesAsync(TextWriter output)
    {
        using var one = await CheckedDirectory.OfOneUserAsync(s_places);
        return Steps(output, "checks.places", one, isRandom: false, [.. s_places.Select((count, i) => one.Entries[i])]);
    }

    private static async Task<bool> UsersAsync(TextWriter output, int users)
    {
        var more = users + (users / 10);
        using var many = await CheckedDirectory.OfUsersAsync(more, bytes: null);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        many.CheckAll();
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)more;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"checks.kept","entries":{{more}},"bytes_each":"""
            + $$"""{{bytes:F0}},"estimated_each":{{many.EstimatedBytes / (double)more:F0}}}"""));
        return Steps(output, "checks.accounts", many, isRandom: true, [many.Entries[0][..users], many.Entries[0]]);
    }

    private static async Task<bool> BeyondAsync(TextWriter output, int held)
    {
        using var directory = await CheckedDirectory.OfUsersAsync(held * 2, BytesOfHeld * held);
        directory.CheckAll();
        var within = Rounds.Run(MeasureOf("checks.within", directory, directory.Entries[0][..held], isRandom: true));
        var beyond = Rounds.Run(MeasureOf("checks.beyond", directory, directory.Entries[0], isRandom: true));
        var step = beyond.Ratio / within.Ratio;
        output.WriteLine(Line("checks.within", held, within, 1));
        output.WriteLine(Line("checks.beyond", held * 2, beyond, step));
        return step <= MostBeyond;
    }

    private static bool Steps(
        TextWriter output, string name, CheckedDirectory directory, bool isRandom, (Guid User, Guid Place)[][] series)
    {
        var isWithin = true;
        RoundsResult? before = null;
        foreach (var entries in series)
        {
            var measure = MeasureOf(name, directory, entries, isRandom);
            var result = Rounds.Run(measure);
            for (var tries = 1; tries < Tries && !IsWithin(before, result); tries++)
            {
                result = Rounds.Run(measure);
            }

            output.WriteLine(Line(name, entries.Length, result, before is null ? 1 : result.Ratio / before.Ratio));
            isWithin &= IsWithin(before, result);
            before = result;
        }

        return isWithin;
    }

    private static bool IsWithin(RoundsResult? before, RoundsResult result) =>
        result.Bytes == 0 && (before is null || result.Ratio <= before.Ratio * MostStep);

    private static Measure MeasureOf(string name, CheckedDirectory directory, (Guid User, Guid Place)[] entries, bool isRandom)
    {
        directory.Warm(entries);
        return Measure.Of(
            name, 20_000, new CheckEntry(directory.System, entries, isRandom), new CheckEntryByHand(directory.System, entries, isRandom));
    }

    private static string Line(string name, int entries, RoundsResult result, double step) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"op":"{{name}}","entries":{{entries}},"ours_ns":{{result.Ours:F1}},"limit_ns":{{result.Limit:F1}},"ratio":"""
            + $$"""{{result.Ratio:F2}},"step":{{step:F2}},"bytes":{{result.Bytes:F1}}}""");
}
