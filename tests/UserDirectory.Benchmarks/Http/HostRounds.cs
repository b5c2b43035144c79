using Microsoft.AspNetCore.Builder;

namespace UserDirectory.Benchmarks.Http;

/// <summary>Asks two hosts in turn, a second each, and then who comes first changes.</summary>
internal static class HostRounds
{
    private const int WarmUps = 4;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<HostRates> RunAsync(
        WebApplication ours, byte[][] asked, WebApplication limit, byte[][] byHand, int rounds)
    {
        using var oursLoad = await Load.OpenAsync(new Uri(ours.Urls.First()));
        using var limitLoad = await Load.OpenAsync(new Uri(limit.Urls.First()));
        var (oursRates, limitRates) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < rounds; round++)
        {
            // In rotating order; the first ones warm up: the runtime compiles what is hot again, in the background.
            var isOursFirst = round % 2 == 0;
            var early = await (isOursFirst ? oursLoad.RunAsync(asked, s_round) : limitLoad.RunAsync(byHand, s_round));
            var late = await (isOursFirst ? limitLoad.RunAsync(byHand, s_round) : oursLoad.RunAsync(asked, s_round));
            if (round >= 0)
            {
                oursRates.Add(isOursFirst ? early : late);
                limitRates.Add(isOursFirst ? late : early);
            }
        }

        return new(Median(oursRates), Median(limitRates));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
