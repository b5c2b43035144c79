using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using UserDirectory.AspNetCore;
using UserDirectory.AspNetCore.Tests.Lists;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// The time to refuse a condition of a list that is none: of many that no one wrote, the one that takes longest. Nothing is kept of what is
/// refused.
/// </summary>
internal static class MalformedMeasure
{
    private const int Seed = 1;
    private const int Passes = 7;
    private const int Shown = 80;

    public static async Task<string> RunAsync(int count)
    {
        var texts = await TextsAsync(count);
        var times = new double[count];
        Array.Fill(times, double.MaxValue);

        // Each text's least time: what else the machine and the runtime do meets it in one pass, but not in all of them.
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < count; i++)
            {
                var began = Stopwatch.GetTimestamp();
                var isRefused = IsRefused(texts[i]);
                var time = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
                times[i] = isRefused ? Math.Min(times[i], time) : throw new InvalidOperationException(
                    $"This is a condition now: {texts[i]}");
            }
        }

        var slowest = Array.IndexOf(times, times.Max());
        var text = JsonSerializer.Serialize(texts[slowest][..Math.Min(texts[slowest].Length, Shown)]);
        var (most, median) = (times[slowest], times.Order().ElementAt(count / 2));
        return string.Create(
            CultureInfo.InvariantCulture, $$"""{"op":"http.filter.malformed","texts":{{count}},"slowest_us":{{most:F1}},"median_us":"""
                + $$"""{{median:F1}},"slowest_text":{{text}}}""");
    }

    // The same texts each time, but for ids of people. Some of those that are generated are conditions, and left out.
    private static async Task<List<string>> TextsAsync(int count)
    {
        var random = new Random(Seed);
        using var people = await FewPeople.MadeAsync();
        var all = (await people.Tenant.Users.ListAsync()).Items;
        var texts = new List<string>(count);
        while (texts.Count < count)
        {
            var text = ChangedText.Of(random, all, people.GetUtcNow());
            if (IsRefused(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private static bool IsRefused(string text)
    {
        try
        {
            FewPeople.ListRequestOf((ListOption.Filter, text));
            return false;
        }
        catch (ListQueryException)
        {
            return true;
        }
    }
}
