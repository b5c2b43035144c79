namespace UserDirectory;

/// <summary>What a row names for its account.</summary>
/// <param name="Place">The organization; null for none.</param>
/// <param name="Home">The organization to be its home; null for the tenant, and where the row says nothing.</param>
/// <param name="Default">The organization to be its default; null for none, and where the row says nothing.</param>
/// <param name="Roles">The roles with the row's fields that name them, each once; null when the row says nothing about roles.</param>
/// <param name="Groups">The groups with the row's fields that name them, each once.</param>
internal readonly record struct RowTargets(
    Organization? Place, Organization? Home, Organization? Default, IReadOnlyList<RowTarget<Role>>? Roles,
    IReadOnlyList<RowTarget<Group>> Groups);
