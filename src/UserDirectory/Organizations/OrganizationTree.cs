namespace UserDirectory;

/// <summary>The shape of the tree: who stands above whom, and how deep it may get. Pure.</summary>
internal static class OrganizationTree
{
    /// <summary>The ids above whatever stands directly below an organization; empty below the tenant.</summary>
    public static IReadOnlyList<Guid> PathBelow(Organization? parent) => parent is null ? [] : [.. parent.AncestorIds, parent.Id];

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
