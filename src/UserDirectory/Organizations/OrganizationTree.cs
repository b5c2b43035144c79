namespace UserDirectory;

/// <summary>The shape of the tree: who stands above whom, and how deep it may get. Pure.</summary>
internal static class OrganizationTree
{
    /// <summary>The ids above whatever stands directly below an organization; empty below the tenant.</summary>
    public static IReadOnlyList<Guid> PathBelow(Organization? parent) => parent is null ? [] : [.. parent.AncestorIds, parent.Id];

    /// <summary>The last id that two paths from the top have in common; null when they have none.</summary>
    public static Guid? LowestOfBoth(IReadOnlyList<Guid> path, IReadOnlyList<Guid> other)
    {
        var common = 0;
        while (common < path.Count && common < other.Count && path[common] == other[common])
        {
            common++;
        }

        return common == 0 ? null : path[common - 1];
    }

    /// <summary>How many levels there are below an organization, given all below it.</summary>
    public static int LevelsBelow(Organization top, IReadOnlyList<Organization> below) =>
        below.Count == 0 ? 0 : below.Max(each => each.AncestorIds.Count) - top.AncestorIds.Count;

    /// <summary>Refuses a place that would make the tree too deep.</summary>
    /// <param name="above">How many organizations stand above the place.</param>
    /// <param name="levels">How many levels are to stand there, at least 1.</param>
    /// <exception cref="ConflictException"><c>organization.too_deep</c>.</exception>
    public static void MustFit(int above, int levels)
    {
        if (above + levels > Organization.MaxDepth)
        {
            throw new ConflictException(
                "organization.too_deep",
                $"The tree would be {above + levels} organizations deep; at most {Organization.MaxDepth} are allowed.",
                new Dictionary<string, object?> { ["depth"] = above + levels, ["allowed"] = Organization.MaxDepth });
        }
    }
}
