using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of tenants. Searched: key and name.</summary>
public sealed class TenantQuery : ListQuery;
