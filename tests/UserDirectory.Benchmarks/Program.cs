using UserDirectory.Benchmarks;
using UserDirectory.Benchmarks.Http;
using UserDirectory.Benchmarks.Sqlite;

return args switch
{
    ["ratios"] => await RatioRun.RunAsync(Console.Out, [1_000, 100_000]),
    ["ratios", "--quick"] => await RatioRun.RunAsync(Console.Out, [1_000]),
    ["ratios", "--million"] => await RatioRun.RunAsync(Console.Out, [1_000_000]),
    ["ratios", "--only", var operation] => await RatioRun.RunAsync(Console.Out, [1_000, 100_000], operation),
    ["ratios", "--http"] => await HttpRatios.RunAsync(Console.Out, HttpRatios.AllUsers, HttpRatios.AllTexts, HttpRatios.Rounds),
    ["ratios", "--http", "--quick"] => await HttpRatios.RunAsync(Console.Out, 1_000, 2_000, 3),
    ["ratios", "--store", "sqlite", .. var settings] => await SqliteRatios.RunAsync(Console.Out, settings),
    ["release"] => await ReleaseMeasure.RunAsync(Console.Out),
    ["fairness"] => await FairnessMeasure.RunAsync(Console.Out),
    ["who-can"] => await WhoCanMeasure.RunAsync(Console.Out),
    ["checks"] => await ChecksRun.RunAsync(Console.Out, 1_000_000),
    ["checks", "--quick"] => await ChecksRun.RunAsync(Console.Out, 50_000),
    ["start", var host, .. var file] => await StartMeasure.ServeAsync(host, file.FirstOrDefault()),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ratios [--quick | --million | --only OPERATION | --http [--quick]]   prints one JSON line a measure: "
        + "ours, its limit and its peer, interleaved in this process, median of rounds.");
    Console.Error.WriteLine("       ratios --store sqlite [--quick] [--users N] [--http | --million]   the same in a file, against "
        + "prepared statements; with --http only requests and starts, with --million only how much memory an import of so many "
        + "needs.");
    Console.Error.WriteLine("       checks [--quick]   the same of checks, as what is kept of rights grows.");
    Console.Error.WriteLine("       release    the heap before and after many accounts have come and gone, and what creations cost then.");
    Console.Error.WriteLine("       who-can    a page of who can, among ever more people.");
    Console.Error.WriteLine("       fairness   a deletion, an import and creations while others change rights all the time.");
    return 2;
}
