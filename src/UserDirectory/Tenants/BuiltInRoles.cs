namespace UserDirectory;

/// <summary>The roles that every tenant has from the start.</summary>
internal static class BuiltInRoles
{
    public static Role Admin(Guid tenantId, Guid id) => new()
    {
        Id = id,
        TenantId = tenantId,
        Key = Role.AdminKey,
        Description = "Holds every permission.",
        IsBuiltIn = true,
        IsAdministration = true,
        Patterns = [PermissionPattern.Everything],
    };

    public static Role ReadOnly(Guid tenantId, Guid id) => new()
    {
        Id = id,
        TenantId = tenantId,
        Key = Role.ReadOnlyKey,
        Description = "May read and list everything.",
        IsBuiltIn = true,
    };
}
