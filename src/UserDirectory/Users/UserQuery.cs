using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of accounts. Searched: key, e-mail, display, given and family name.</summary>
public sealed class UserQuery : ListQuery
{
    /// <summary>Only accounts with a membership record in this organization; <c>default</c> for the whole tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>
    /// Whether memberships (and, with <see cref="Role"/>, assignments) below <see cref="Organization"/> count too; false by default. What
    /// the actor may list there counts for all below, as the tenant's counts for every organization: suspended ones and those that the
    /// actor may not enter too.
    /// </summary>
    public bool IncludeBelow { get; set; }

    /// <summary>
    /// Only members of this group, not of those below it; <c>default</c> for any. A key or path is looked up at <see cref="Organization"/>,
    /// above it and in the tenant. One that cannot be used there (with <see cref="IncludeBelow"/>: nor stands below) is not found.
    /// </summary>
    public EntityRef Group { get; set; }

    /// <summary>
    /// Only accounts with an assignment of this role of their own, whatever its dates (at <see cref="Organization"/> when it is given);
    /// <c>default</c> for any. A key is looked up like a group's.
    /// </summary>
    public EntityRef Role { get; set; }

    /// <summary>What to bring along; nothing by default.</summary>
    public UserParts Include { get; set; }
}
