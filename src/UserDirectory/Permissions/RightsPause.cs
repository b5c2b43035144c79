namespace UserDirectory;

/// <summary>A time in which nothing is added to a tenant's cached rights. <c>default</c> is none.</summary>
internal readonly struct RightsPause : IDisposable
{
    private readonly TenantRights? _tenant;

    public RightsPause(TenantRights tenant)
    {
        _tenant = tenant;
        tenant.Pause();
    }

    public void Dispose() => _tenant?.Resume();
}
