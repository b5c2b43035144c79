using System.Globalization;

namespace UserDirectory.Benchmarks;

/// <summary>Texts to search for by how many accounts have them. Some accounts have a mark in their name, spread evenly over all.</summary>
internal static class SearchTexts
{
    private const int Few = 75;
    private const int Many = 5_000;

    /// <summary>
    /// What stands in the names of the account of this number, one of so many: a mark that 75 have, and one that 5,000 have where there are
    /// so many.
    /// </summary>
    public static string MarkOf(int number, int size) =>
        (IsOneOf(number, size, Few) ? " Quillon" : string.Empty) + (size > Many && IsOneOf(number, size, Many) ? " Marlowe" : string.Empty);

    /// <summary>The texts, each in capitals as it is compared.</summary>
    public static IEnumerable<(int Hits, string[] Texts)> Of(int size)
    {
        // Numbers of nobody, which have all but their end in common with those of many.
        yield return (0, [.. Enumerable.Range(0, 50).Select(i => Number(size + (i * 7)))]);
        yield return (1, [.. Enumerable.Range(0, 50).Select(i => Number(size / 50 * i))]);
        yield return (Few, ["QUILLON"]);
        if (size > Many)
        {
            yield return (Many, ["MARLOWE"]);
        }
    }

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"USER{number:D7}");

    private static bool IsOneOf(int number, int size, int count) =>
        number < size && number % (size / count) == 0 && number / (size / count) < count;
}
