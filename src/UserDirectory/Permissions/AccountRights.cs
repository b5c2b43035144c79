namespace UserDirectory;

/// <summary>The cached rights of one account: a small array of places, replaced as a whole. Thread-safe.</summary>
internal sealed class AccountRights(TenantRights tenant, RightsGeneration generation)
{
    private const int MaxPlaces = 64;
    private PlaceRights[] _places = [];
    private volatile bool _isForgotten;

    public TenantRights Tenant => tenant;

    /// <summary>Whether nothing has changed the account's rights since this was made.</summary>
    public bool IsCurrent => !_isForgotten && !generation.IsOver;

    public void Forget() => _isForgotten = true;

    public PlaceRights? Find(Guid? place)
    {
        foreach (var rights in Volatile.Read(ref _places))
        {
            if (rights.Place == place)
            {
                return rights;
            }
        }

        return null;
    }

    public void Keep(PlaceRights rights)
    {
        // Two threads may each keep their own: the loser's is resolved again when it is next asked for.
        var others = Volatile.Read(ref _places).Where(other => other.Place != rights.Place).Take(MaxPlaces - 1);
        Volatile.Write(ref _places, [rights, .. others]);
    }
}
