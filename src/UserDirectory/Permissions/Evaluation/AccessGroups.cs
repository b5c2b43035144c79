using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which groups reach an account: from each group that has it as a member upwards, as far as every group on the way is active.
/// </summary>
internal static class AccessGroups
{
    public static IReadOnlyCollection<Guid> Live(AccessFacts facts)
    {
        if (facts.MemberOf.Count == 0)
        {
            return [];
        }

        var groups = facts.Groups.ToDictionary(group => group.Id);
        var live = new HashSet<Guid>();
        foreach (var start in facts.MemberOf)
        {
            for (Guid? next = start; next is { } id && groups.TryGetValue(id, out var group) && group.IsActive; next = group.ParentId)
            {
                if (!live.Add(id))
                {
                    break;
                }
            }
        }

        return live;
    }
}
