using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// A list of accounts in the recycle bin. Searched: key, e-mail and display name. The password hash is left out of what is listed.
/// </summary>
public sealed class DeletedUserQuery : ListQuery;
