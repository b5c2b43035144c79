using UserDirectory.Benchmarks;

return args switch
{
    ["ratios"] => await RatioRun.RunAsync(Console.Out, [1_000, 100_000]),
    ["ratios", "--quick"] => await RatioRun.RunAsync(Console.Out, [1_000]),
    ["ratios", "--only", var operation] => await RatioRun.RunAsync(Console.Out, [1_000, 100_000], operation),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: ratios [--quick | --only OPERATION]   prints one JSON line a measure: ours and its limit, interleaved in this process, median of rounds.");
    return 2;
}
