using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>A list of role assignments. Nothing is searched; the order is by id unless said otherwise.</summary>
public sealed class AssignmentQuery : ListQuery;
