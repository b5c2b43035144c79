using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// How often operations ask the store, the commit included: each is a round trip on a database in another process. What was counted is kept in an approved file; no number
/// grows with the depth of the tree, or with how many roles, groups, accounts or rows a call names.
/// </summary>
public sealed class StoreCallTests
{
    // One level is a world of its own: everything lies at the top.
    private static readonly (int Levels, int Things)[] s_worlds = [(1, 1), (6, 1), (1, 40), (6, 40), (12, 1)];

    [TestCaseSource(typeof(CalledOperations), nameof(CalledOperations.All))]
    public async Task The_number_of_calls_is_small_and_does_not_grow(object operation)
    {
        var counted = await CountAsync((CalledOperation)operation);

        counted.Select(each => each.Calls.Count).Should().OnlyContain(count => count <= ((CalledOperation)operation).Most, Told(counted));
        foreach (var same in counted.GroupBy(each => (each.IsUser, IsFlat: each.Levels == 1)))
        {
            same.Select(each => each.Calls.Count).Distinct().Should().ContainSingle(Told(counted));
        }
    }

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
        $"{(each.IsUser ? "user" : "system")}, {each.Levels} levels, {each.Things} things: {each.Calls.Count}\n    {string.Join("\n    ", each.Calls)}"));

    private sealed record Count(int Levels, int Things, bool IsUser, IReadOnlyList<string> Calls);
}
