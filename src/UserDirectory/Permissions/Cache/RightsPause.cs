namespace UserDirectory;

/// <summary>
/// A time in which nothing is added to the cached rights of some accounts of a tenant (null: of any), nor to the kept keys where these are
/// concerned. <c>default</c> is none.
/// </summary>
internal readonly struct RightsPause : IDisposable
{
    private readonly TenantRights? _tenant;
    private readonly IReadOnlyList<Guid>? _users;
    private readonly bool _areKeysConcerned;

    public RightsPause(TenantRights tenant, IReadOnlyList<Guid>? users, bool areKeysConcerned)
    {
        (_tenant, _users, _areKeysConcerned) = (tenant, users, areKeysConcerned);
        if (users is not { Count: 0 })
        {
            tenant.Pause(users);
        }

        if (areKeysConcerned)
        {
            tenant.Keys.Pause();
        }
    }

    public void Dispose()
    {
        if (_users is not { Count: 0 })
        {
            _tenant?.Resume(_users);
        }

        if (_areKeysConcerned)
        {
            _tenant?.Keys.Resume();
        }
    }
}
