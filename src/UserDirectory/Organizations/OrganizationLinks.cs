using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from an <see cref="Organization"/> to other records, for filters.</summary>
public static class OrganizationLinks
{
    /// <summary>Its memberships.</summary>
    public static Link Memberships { get; } = new(nameof(Memberships), OrganizationFields.Id, MembershipFields.OrganizationId);

    /// <summary>The organizations directly below.</summary>
    public static Link Children { get; } = new(nameof(Children), OrganizationFields.Id, OrganizationFields.ParentId);

    /// <summary>The role assignments at it.</summary>
    public static Link Assignments { get; } = new(nameof(Assignments), OrganizationFields.Id, RoleAssignmentFields.OrganizationId);

    /// <summary>The groups that it owns.</summary>
    public static Link Groups { get; } = new(nameof(Groups), OrganizationFields.Id, GroupFields.OrganizationId);

    internal static IReadOnlyList<Link> All { get; } = [Memberships, Children, Assignments, Groups];
}
