using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of accounts. Searched: key, e-mail, display, given and family name.</summary>
public sealed class UserQuery : ListQuery
{
    /// <summary>Only accounts with a membership record in this organization; <c>default</c> for the whole tenant.</summary>
    public EntityRef Organization { get; set; }

    /// <summary>Whether memberships below <see cref="Organization"/> count too; false by default.</summary>
    public bool IncludeBelow { get; set; }

    /// <summary>Only members of this group; <c>default</c> for any.</summary>
    public EntityRef Group { get; set; }

    /// <summary>Only accounts with an assignment of this role of their own (at <see cref="Organization"/> when it is given); <c>default</c> for any.</summary>
    public EntityRef Role { get; set; }

    /// <summary>What to bring along; nothing by default.</summary>
    public UserParts Include { get; set; }
}
