using FluentAssertions;

namespace UserDirectory.Tests.Races;

/// <summary>What records stand below, by the ids of those above each, from the top down.</summary>
internal static class Tree
{
    /// <summary>One has nothing above it; every other stands below one of them, and below all that stands above that one.</summary>
    public static void MustBeOne(Dictionary<Guid, IReadOnlyList<Guid>> above)
    {
        above.Values.Should().ContainSingle(ancestors => ancestors.Count == 0);
        foreach (var ancestors in above.Values.Where(ancestors => ancestors.Count > 0))
        {
            above[ancestors[^1]].Should().Equal(ancestors.SkipLast(1));
        }
    }
}
