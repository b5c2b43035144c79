using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of organizations. Searched: key and name.</summary>
public sealed class OrganizationQuery : ListQuery;
