namespace UserDirectory.Benchmarks;

/// <summary>Every measure at every size. Ends with 1 when a measure is over its bound.</summary>
internal static class RatioRun
{
    public static async Task<int> RunAsync(TextWriter output, int[] sizes)
    {
        var isWithin = true;
        foreach (var size in sizes)
        {
            using var shop = await Shop.FillAsync(size);
            var byHand = new ByHand(shop);
            foreach (var measure in Measures.All(shop, byHand))
            {
                var result = Rounds.Run(measure);
                output.WriteLine(result.ToJson(measure.Name, size));
                isWithin &= measure.MostRatio is not { } most || result.Ratio <= most;
                isWithin &= measure.MostBytes is not { } bytes || result.Bytes <= bytes;
            }

            output.WriteLine(MemoryMeasure.Run(shop));
        }

        return isWithin ? 0 : 1;
    }
}
