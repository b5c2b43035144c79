namespace UserDirectory;

/// <summary>
/// A time in which nothing is added to the cached rights of some accounts of a tenant (null: of any), nor to the kept keys where these are
/// concerned. <c>default</c> is none.
/// </summary>
internal readonly struct RightsPause : IDisposable
{
    private readonly TenantRights? _tenant;
    private readonly IReadOnlyList<Guid>? _accounts;
    private readonly bool _areKeysConcerned;

    public RightsPause(TenantRights tenant, IReadOnlyList<Guid>? accounts, bool areKeysConcerned)
    {
        (_tenant, _accounts, _areKeysConcerned) = (tenant, accounts, areKeysConcerned);
        if (accounts is not { Count: 0 })
        {
            tenant.Pause(accounts);
        }

        if (areKeysConcerned)
        {
            tenant.Keys.Pause();
        }
    }

    public void Dispose()
    {
        if (_accounts is not { Count: 0 })
        {
            _tenant?.Resume(_accounts);
        }

        if (_areKeysConcerned)
        {
            _tenant?.Keys.Resume();
        }
    }
}
