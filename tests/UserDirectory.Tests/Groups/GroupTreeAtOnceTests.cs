using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

/// <summary>Many change one tree at the same time: it stays a tree, and every group knows all above it.</summary>
public sealed class GroupTreeAtOnceTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_tree_that_many_rearrange_at_once_stays_a_tree(int seed)
    {
        using var test = new TestDirectory();
        var keys = Enumerable.Range(0, 6).Select(i => $"g{i}").ToArray();
        foreach (var key in keys)
        {
            await test.System.Groups.CreateAsync(new NewGroup(key));
        }

        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(worker => Task.Run(() => RearrangeAsync(test, keys, new Random((seed * 100) + worker), worker))));

        var groups = (await test.AllAsync<Group>()).ToDictionary(group => group.Id);
        foreach (var group in groups.Values)
        {
            group.AncestorIds.Should().OnlyHaveUniqueItems().And.NotContain(group.Id);
            group.AncestorIds.Should().Equal(
                group.ParentId is { } parent ? [.. groups[parent].AncestorIds, parent] : [],
                "seed {0}: what stands above is what stands above the parent, and the parent", seed);
        }
    }

    private static async Task RearrangeAsync(TestDirectory test, string[] keys, Random random, int worker)
    {
        for (var i = 0; i < 25; i++)
        {
            var (one, other) = (keys[random.Next(keys.Length)], keys[random.Next(keys.Length)]);
            try
            {
                if (random.Next(4) == 0)
                {
                    await test.System.Groups.CreateAsync(new NewGroup($"w{worker}-{i}") { Parent = one });
                }
                else
                {
                    await test.System.Groups.NestAsync(one, random.Next(5) == 0 ? default(EntityRef) : other);
                }
            }
            catch (ConflictException conflict) when (conflict.Code is "group.cycle" or "group.too_deep")
            {
                // Refused, as it should be: the tree of that moment does not allow it.
            }
        }
    }
}
