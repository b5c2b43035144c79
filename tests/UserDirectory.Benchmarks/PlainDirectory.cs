namespace UserDirectory.Benchmarks;

/// <summary>Creating an account by hand: object, three dictionaries, a sorted set, a membership, roles and a line of a feed.</summary>
internal sealed class PlainDirectory
{
    private readonly Dictionary<Guid, PlainUser> _byId = [];
    private readonly Dictionary<string, PlainUser> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlainUser> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<(string Name, Guid Id)> _byName = new(Comparer<(string Name, Guid Id)>.Create(
        static (x, y) => string.CompareOrdinal(x.Name, y.Name) is var order and not 0 ? order : x.Id.CompareTo(y.Id)));
    private readonly Dictionary<(Guid User, Guid Organization), DateTimeOffset> _memberships = [];
    private readonly HashSet<(Guid User, string Role)> _roles = [];
    private readonly List<(long Number, Guid User, DateTimeOffset At)> _feed = [];

    public int Create(NewUser user, Guid organization)
    {
        var now = DateTimeOffset.UtcNow;
        var plain = new PlainUser(
            Guid.CreateVersion7(now), user.Key, user.Email!, user.DisplayName!, user.GivenName!, user.FamilyName!, now);
        _byId.Add(plain.Id, plain);
        _byKey.Add(plain.Key, plain);
        _byEmail.Add(plain.Email, plain);
        _byName.Add((plain.DisplayName, plain.Id));
        _memberships.Add((plain.Id, organization), now);
        foreach (var role in user.Roles!)
        {
            _roles.Add((plain.Id, role.Text!));
        }

        _feed.Add((_feed.Count + 1, plain.Id, now));
        return _feed.Count;
    }
}
