using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of tenants. Searched: the key.</summary>
public sealed class TenantQuery : ListQuery;
