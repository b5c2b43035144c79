using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of roles. Searched: key and description.</summary>
public sealed class RoleQuery : ListQuery
{
    /// <summary>
    /// Only roles that can be used in this organization: its own, those of the organizations above, the tenant's; <c>default</c> for all of
    /// the tenant.
    /// </summary>
    public EntityRef Organization { get; set; }
}
