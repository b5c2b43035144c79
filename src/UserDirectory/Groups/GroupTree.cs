namespace UserDirectory;

/// <summary>The shape of the tree of groups of one owner: who stands above whom, and how deep it may get. Pure.</summary>
internal static class GroupTree
{
    /// <summary>The ids above whatever stands directly below a group; empty at the top.</summary>
    public static IReadOnlyList<Guid> PathBelow(Group? parent) => parent is null ? [] : [.. parent.AncestorIds, parent.Id];

    /// <summary>
    /// The group above that a call names for a group of this owner, which has the same: so its key means the owner's group, whoever else
    /// has one.
    /// </summary>
    public static async ValueTask<Group> GetParentAsync(
        Decision decision, EntityRef reference, Organization? owner, string field, CancellationToken cancellationToken)
    {
        var ofOwner = reference.Text is { } text && text.IndexOf(':') < 0
            ? await decision.References.FindGroupAsync($"{owner?.Key}:{text}", null, cancellationToken, field).ConfigureAwait(false)
            : null;
        return ofOwner ?? await decision.References.GetGroupAsync(reference, owner, cancellationToken, field).ConfigureAwait(false);
    }

    /// <summary>Refuses a group above that has another owner.</summary>
    /// <exception cref="ConflictException"><c>group.other_owner</c>.</exception>
    public static void MustHaveOwner(Group? parent, Guid? owner)
    {
        if (parent is not null && parent.OrganizationId != owner)
        {
            throw new ConflictException(
                "group.other_owner", "A group and the one above it must have the same owner: the tenant, or the same organization.");
        }
    }

    /// <summary>Refuses a path on which the group itself stands.</summary>
    /// <exception cref="ConflictException"><c>group.cycle</c>.</exception>
    public static void MustNotContain(IReadOnlyList<Guid> path, Group group)
    {
        if (path.Contains(group.Id))
        {
            throw new ConflictException("group.cycle", $"'{group.Key}' cannot stand below itself or below a group that stands below it.");
        }
    }

    /// <summary>Refuses a place that would make the tree too deep.</summary>
    /// <param name="above">How many groups stand above the place.</param>
    /// <param name="levels">How many levels are to stand there, at least 1.</param>
    /// <exception cref="ConflictException"><c>group.too_deep</c>.</exception>
    public static void MustFit(int above, int levels)
    {
        if (above + levels > Group.MaxDepth)
        {
            throw new ConflictException(
                "group.too_deep",
                $"The tree would be {above + levels} groups deep; at most {Group.MaxDepth} are allowed.",
                new Dictionary<string, object?> { ["depth"] = above + levels, ["allowed"] = Group.MaxDepth });
        }
    }
}
