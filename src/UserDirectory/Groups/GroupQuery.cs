using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of groups. Searched: key and name.</summary>
public sealed class GroupQuery : ListQuery
{
    /// <summary>
    /// Only groups that can be used in this organization: its own, those of the organizations above, the tenant's; <c>default</c> for all
    /// of the tenant.
    /// </summary>
    public EntityRef Organization { get; set; }
}
