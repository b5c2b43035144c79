using UserDirectory.Benchmarks.Peers;

namespace UserDirectory.Benchmarks;

/// <summary>
/// Every measure at every size. Ends with 1 when a measure allocates more than it may, or is over its bound each time that it is tried:
/// ratios move a little with what else the machine does.
/// </summary>
internal static class RatioRun
{
    private const int Tries = 3;
    private const int WarmUpUsers = 30_000;

    public static async Task<int> RunAsync(TextWriter output, int[] sizes, string? only = null)
    {
        var isWithin = true;
        foreach (var size in sizes)
        {
            using var shop = await Shop.FillAsync(size);
            using var peer = await IdentityPeer.FillAsync(shop, size);
            if (only is null)
            {
                output.WriteLine(MemoryMeasure.Run(shop, peer));
            }

            foreach (var measure in new Measures(shop, new ByHand(shop), peer).All()
                .Where(measure => only is null || measure.Name == only || measure.Name.StartsWith($"{only}.", StringComparison.Ordinal)))
            {
                if (!measure.Repeats)
                {
                    // What uses up its input cannot warm up in its own directory; and what came before it allocated little, so that the
                    // runtime has given memory back.
                    (await Shop.FillAsync(WarmUpUsers)).Dispose();
                }

                var result = Run(measure);
                output.WriteLine(result.ToJson(measure, size));
                isWithin &= measure.IsWithin(result);
            }
        }

        return isWithin ? 0 : 1;
    }

    private static RoundsResult Run(Measure measure)
    {
        var result = Rounds.Run(measure);
        for (var tries = 1; tries < Tries && !measure.IsWithin(result); tries++)
        {
            result = Rounds.Run(measure);
        }

        return result;
    }
}
