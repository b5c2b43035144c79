namespace UserDirectory;

/// <summary>The cached rights of one account: a small array of places, replaced as a whole. Thread-safe.</summary>
internal sealed class AccountRights
{
    private const int MaxPlaces = 64;
    private PlaceRights[] _places = [];

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
