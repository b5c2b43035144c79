using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Tests.StoreCalls;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// What operations read does not grow with the directory around what they are about: the steps of SQLite's virtual machine are as many in a
/// large one as in a small one, since looking into an index is one step however deep it is, with room for another plan by other statistics.
/// With USERDIRECTORY_FULL=1 the large one has a hundred times as many people, else ten times.
/// </summary>
public sealed class GrowthTests
{
    private const int Small = 1_000;
    private const double Bound = 1.2;

    // An import renews the statistics of what has grown; who can asks about all people; a search looks at more texts the more there
    // are; and who is erased is looked for in all of the feed.
    private static readonly string[] s_growing =
    [
        "import a batch of new people", "import a batch of unchanged people", "who can, a page of 100", "search 25 accounts",
        "erase a deleted account",
    ];

    private static readonly int s_large = KillMoments.IsFull ? 100 * Small : 10 * Small;

    private WorldFile _small = null!;
    private WorldFile _large = null!;

    [OneTimeSetUp]
    public async Task MakeFiles()
    {
        _small = await WorldFile.MakeAsync(levels: 3, things: 4, acme => Crowd.AddAsync(acme, Small));
        _large = await WorldFile.MakeAsync(levels: 3, things: 4, acme => Crowd.AddAsync(acme, s_large));
    }

    [OneTimeTearDown]
    public void RemoveFiles()
    {
        _small.Dispose();
        _large.Dispose();
    }

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_takes_no_more_steps_in_a_large_directory(object operation)
    {
        var small = await StepsAsync(_small, (CalledOperation)operation);
        var large = await StepsAsync(_large, (CalledOperation)operation);

        var (few, many) = (small.Values.Sum(), large.Values.Sum());
        TestContext.Out.WriteLine($"{operation}: {few} steps among {Small} people, {many} among {s_large}");
        ((double)many).Should().BeLessThanOrEqualTo(Bound * few, Grown(small, large));
    }

    private static IEnumerable<CalledOperation> Operations() => CalledOperations.All.Concat(MoreOperations.All)
        .Where(operation => !s_growing.Contains(operation.Name));

    private static async Task<Dictionary<string, long>> StepsAsync(WorldFile file, CalledOperation operation)
    {
        var counter = new StepCounter();
        using var copy = await file.CopyForAsync(operation, isUser: true, options => options.Opened = counter.Add);
        counter.Take();
        await copy.RunAsync();
        return counter.Take();
    }

    private static string Grown(Dictionary<string, long> small, Dictionary<string, long> large) => string.Join("\n", large
        .Select(each => (Text: each.Key, Large: each.Value, Small: small.GetValueOrDefault(each.Key)))
        .OrderByDescending(each => each.Large - each.Small).Take(3)
        .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Small} steps, then {each.Large}, are of {each.Text}")));
}
