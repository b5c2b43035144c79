using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="Role"/> to other records, for filters.</summary>
public static class RoleLinks
{
    /// <summary>Its assignments.</summary>
    public static Link Assignments { get; } = new(nameof(Assignments), RoleFields.Id, RoleAssignmentFields.RoleId);

    internal static IReadOnlyList<Link> All { get; } = [Assignments];
}
