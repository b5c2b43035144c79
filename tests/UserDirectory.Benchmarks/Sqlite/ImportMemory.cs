using System.Diagnostics;
using System.Globalization;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>How much more memory an import of very many people needs than one of few: it is not to hold what it has written.</summary>
internal static class ImportMemory
{
    private const int Few = 10_000;
    private const double MostMebibytes = 64;
    private const double Mebibyte = 1 << 20;

    public static async Task<int> RunAsync(TextWriter output, string path, int users)
    {
        using var shop = new SqliteShop(path, users, isDurable: false);
        await shop.PrepareAsync();
        await shop.ImportAsync(0, Few);
        var before = Peak();
        var began = Stopwatch.GetTimestamp();
        await shop.ImportAsync(Few, users - Few);
        var elapsed = Stopwatch.GetElapsedTime(began);
        var grew = Peak() - before;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"sqlite.import.memory","from":{{Few}},"to":{{users}},"peak_mib":{{before:F0}},"grew_mib":{{grew:F1}},"must":"""
                + $$"""{{MostMebibytes}},"us_a_row":{{elapsed.TotalMicroseconds / (users - Few):F0}}}"""));
        return grew <= MostMebibytes ? 0 : 1;
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / Mebibyte;
    }
}
