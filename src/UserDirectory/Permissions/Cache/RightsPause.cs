namespace UserDirectory;

/// <summary>A time in which nothing is added to the cached rights of some accounts of a tenant (null: of any). <c>default</c> is none.</summary>
internal readonly struct RightsPause : IDisposable
{
    private readonly TenantRights? _tenant;
    private readonly IReadOnlyList<Guid>? _accounts;

    public RightsPause(TenantRights tenant, IReadOnlyList<Guid>? accounts)
    {
        (_tenant, _accounts) = (tenant, accounts);
        tenant.Pause(accounts);
    }

    public void Dispose() => _tenant?.Resume(_accounts);
}
