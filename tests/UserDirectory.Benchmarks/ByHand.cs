namespace UserDirectory.Benchmarks;

/// <summary>The limits: what somebody would write by hand for exactly this work.</summary>
internal sealed class ByHand
{
    private readonly Dictionary<string, int> _permissions;
    private readonly Dictionary<Guid, ulong[]> _rights = [];
    private readonly Dictionary<Guid, User> _byId = [];
    private readonly Dictionary<string, User> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly User[] _byName;
    private readonly PlainDirectory _made = new();

    public ByHand(Shop shop)
    {
        _permissions = shop.System.Permissions.Catalogue.Select((name, index) => (name, index))
            .ToDictionary(p => p.name, p => p.index, StringComparer.Ordinal);
        foreach (var user in shop.Users)
        {
            _byId.Add(user.Id, user);
            _byKey.Add(user.Key, user);
            _rights.Add(user.Id, [0x00FF_00FF_00FF_00FF]);
        }

        _byName = [.. shop.Users.OrderBy(user => user.NormalizedDisplayName, StringComparer.Ordinal).ThenBy(user => user.Id)];
    }

    public User? FindById(Guid id) => _byId.GetValueOrDefault(id);

    public User? FindByKey(string key) => _byKey.GetValueOrDefault(key);

    public bool Check(Guid id, string permission)
    {
        var bit = _permissions[permission];
        return _rights.TryGetValue(id, out var set) && (set[bit >> 6] & (1UL << (bit & 63))) != 0;
    }

    public int Create(NewUser user, Guid organization) => _made.Create(user, organization);

    /// <summary>25 accounts after one, by name: a binary search and a copy.</summary>
    public User[] Page(User after)
    {
        var start = Array.BinarySearch(_byName, after, ByName.Instance);
        return _byName.AsSpan(start + 1, Math.Min(25, _byName.Length - start - 1)).ToArray();
    }

    /// <summary>The first 25 accounts by name that have a text in key, address or name: a scan that stops early.</summary>
    public List<User> Search(string text) => [.. _byName.Where(user => user.NormalizedKey.Contains(text, StringComparison.Ordinal)
                || user.NormalizedDisplayName!.Contains(text, StringComparison.Ordinal)
                || user.NormalizedEmail!.Contains(text, StringComparison.Ordinal))
            .Take(25)];

    /// <summary>The order of display names, then of ids.</summary>
    public sealed class ByName : IComparer<User>
    {
        public static ByName Instance { get; } = new();

        public int Compare(User? x, User? y)
        {
            var byName = string.CompareOrdinal(x!.NormalizedDisplayName, y!.NormalizedDisplayName);
            return byName != 0 ? byName : x.Id.CompareTo(y.Id);
        }
    }
}
