namespace UserDirectory.Relational;

/// <summary>Whose rows a statement sees. Immutable.</summary>
/// <param name="TenantId">The tenant; empty for the tenants themselves.</param>
/// <param name="Number">Its number in the database, where a statement before has read it; else null, and the statement looks it up.</param>
/// <param name="Changes">Of its feed, which changes; null for all.</param>
internal readonly record struct TenantScope(Guid TenantId, long? Number = null, FeedRange? Changes = null)
{
    public bool IsOfAll => TenantId == Guid.Empty;
}
