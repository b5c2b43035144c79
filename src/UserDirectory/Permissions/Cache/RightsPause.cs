namespace UserDirectory;

/// <summary>
/// A time in which nothing is added to the cached rights of some accounts of a tenant (null: of any), nor to the kept keys of its records
/// and of tenants where these are concerned. <c>default</c> is none.
/// </summary>
internal readonly struct RightsPause : IDisposable
{
    private readonly TenantRights? _tenant;
    private readonly IReadOnlyList<Guid>? _users;
    private readonly KeptKeys? _keys;
    private readonly KeptKeys? _tenantKeys;

    /// <param name="tenant">The tenant; null when nothing of it is concerned.</param>
    /// <param name="users">The accounts.</param>
    /// <param name="keys">The kept keys of its records; null when they are not concerned.</param>
    /// <param name="tenantKeys">Those of tenants; null when they are not concerned.</param>
    public RightsPause(TenantRights? tenant, IReadOnlyList<Guid>? users, KeptKeys? keys, KeptKeys? tenantKeys)
    {
        (_tenant, _users, _keys, _tenantKeys) = (tenant, users, keys, tenantKeys);
        if (users is not { Count: 0 })
        {
            tenant?.Pause(users);
        }

        keys?.Pause();
        tenantKeys?.Pause();
    }

    public void Dispose()
    {
        if (_users is not { Count: 0 })
        {
            _tenant?.Resume(_users);
        }

        _keys?.Resume();
        _tenantKeys?.Resume();
    }
}
