namespace UserDirectory.Benchmarks;

/// <summary>
/// Every measure at every size. Ends with 1 when a measure allocates more than it may: bytes are exact. Ratios move with the machine, so one that is over its bound is only
/// marked, for a person to look at.
/// </summary>
internal static class RatioRun
{
    public static async Task<int> RunAsync(TextWriter output, int[] sizes, string? only = null)
    {
        var isWithin = true;
        foreach (var size in sizes)
        {
            using var shop = await Shop.FillAsync(size);
            var byHand = new ByHand(shop);
            foreach (var measure in Measures.All(shop, byHand).Where(measure => only is null || measure.Name == only))
            {
                var result = Rounds.Run(measure);
                output.WriteLine(result.ToJson(measure, size));
                isWithin &= measure.MostBytes is not { } bytes || result.Bytes <= bytes;
            }

            if (only is null)
            {
                output.WriteLine(MemoryMeasure.Run(shop));
            }
        }

        return isWithin ? 0 : 1;
    }
}
