namespace UserDirectory;

/// <summary>
/// A time in which nothing is added to the cached rights of some accounts of a tenant (null: of any), and after which the keys that were
/// kept in it are forgotten. <c>default</c> is none.
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
    }

    public void Dispose()
    {
        if (_users is not { Count: 0 })
        {
            _tenant?.Resume(_users);
        }

        if (_areKeysConcerned)
        {
            _tenant?.Keys.Forget();
        }
    }
}
