using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// How often operations ask the store, the commit included: each is a round trip on a database in another process. No number grows with the
/// depth of the tree, or with how many roles, groups or accounts a call names. The rights of who acts and the keys of organizations, groups
/// and roles are known already, as they are after the first calls.
/// </summary>
public sealed class StoreCallTests
{
    private const string Approved = "tests/UserDirectory.Tests/StoreCalls/StoreCalls.txt";

    // One level is a world of its own: everything lies at the top.
    private static readonly (int Levels, int Things)[] s_worlds = [(1, 1), (6, 1), (1, 40), (6, 40), (12, 1)];

    // Counted once for both tests.
    private static readonly ConcurrentDictionary<string, Task<List<Count>>> s_counted = new();

    [TestCaseSource(typeof(CalledOperations), nameof(CalledOperations.All))]
    public async Task The_number_of_calls_is_small_and_does_not_grow(object operation)
    {
        var counted = await CountedAsync((CalledOperation)operation);

        counted.Select(each => each.Calls.Count).Should().OnlyContain(count => count <= ((CalledOperation)operation).Most, Told(counted));
        foreach (var same in counted.GroupBy(each => (each.IsUser, IsFlat: each.Levels == 1)))
        {
            same.Select(each => each.Calls.Count).Distinct().Should().ContainSingle(Told(counted));
        }
    }

    [Test]
    public async Task The_table_of_calls_is_the_approved_one()
    {
        var table = new StringBuilder("operation | system | user | at most\n");
        foreach (var operation in CalledOperations.All)
        {
            var counted = await CountedAsync(operation);
            table.Append(CultureInfo.InvariantCulture,
                $"{operation.Name} | {Most(counted, isUser: false)} | {Most(counted, isUser: true)} | {operation.Most}\n");
        }

        TestContext.Out.WriteLine(table);
        ApprovedFile.MustSay(table.ToString(), Approved);
    }

    private static int Most(IEnumerable<Count> counted, bool isUser) =>
        counted.Where(each => each.IsUser == isUser).Max(each => each.Calls.Count);

    private static Task<List<Count>> CountedAsync(CalledOperation operation) =>
        s_counted.GetOrAdd(operation.Name, _ => CountAsync(operation));

    private static async Task<List<Count>> CountAsync(CalledOperation operation)
    {
        var counts = new List<Count>();
        foreach (var (levels, things) in s_worlds)
        {
            foreach (var isUser in new[] { false, true })
            {
                using var world = await CalledWorld.MakeAsync(levels, things);
                var handle = isUser ? world.User : world.System;
                await world.WarmUpAsync(handle);
                if (operation.Before is { } before)
                {
                    await before(world, handle);
                }

                world.Store.Restart();
                await operation.RunAsync(world, handle);
                counts.Add(new(levels, things, isUser, [.. world.Store.Calls]));
            }
        }

        return counts;
    }

    private static string Told(IEnumerable<Count> counts) => string.Join("\n", counts.Select(each =>
        $"{(each.IsUser ? "user" : "system")}, {each.Levels} levels, {each.Things} things: {each.Calls.Count}\n    "
            + $"{string.Join("\n    ", each.Calls)}"));

    private sealed record Count(int Levels, int Things, bool IsUser, IReadOnlyList<string> Calls);
}
