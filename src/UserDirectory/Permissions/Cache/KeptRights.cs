using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>
/// What was kept of a tenant's rights, and of accounts that ask, since the last turn: two such make the cache, the young and the old; when
/// the young is full it becomes the old, and what of the old is asked for again is kept in the new young one. So what nobody asks for goes,
/// without a list of who was asked for last. Thread-safe.
/// </summary>
/// <param name="before">What it is to become as large as; null for nothing.</param>
internal sealed class KeptRights(KeptRights? before = null)
{
    /// <summary>What an account at a place takes, with its share of the table.</summary>
    public const int BytesOfPlace = 170;

    /// <summary>What a link of an account takes that is kept to find out its rights at further places.</summary>
    public const int BytesOfLink = 120;

    private readonly RightsTable _places = new(before?._places);
    private ConcurrentDictionary<Guid, UserFacts>? _facts;
    private ConcurrentDictionary<Guid, KeptUser>? _users;
    private long _bytes;
    private long _bytesOfUsers;

    public long Bytes => Volatile.Read(ref _bytes);

    public PlaceRights? Find(in RightsKey key) => _places.Find(key);

    public UserFacts? FindFacts(Guid userId) =>
        Volatile.Read(ref _facts) is { } all && all.TryGetValue(userId, out var facts) ? facts : null;

    public KeptUser? FindUser(Guid userId) =>
        Volatile.Read(ref _users) is { } all && all.TryGetValue(userId, out var user) ? user : null;

    /// <summary>Keeps rights, in place of those that were kept before.</summary>
    /// <returns>By how many bytes it has grown.</returns>
    public int Keep(in RightsKey key, PlaceRights rights) => _places.Put(key, rights) ? Grow(BytesOfPlace) : 0;

    /// <summary>Keeps the facts of an account, in place of those that were kept before.</summary>
    /// <returns>By how many bytes it has grown.</returns>
    public int Keep(Guid userId, UserFacts facts)
    {
        // Few tenants have such accounts. Losing the race to make the table is harmless.
        var all = LazyInitializer.EnsureInitialized(ref _facts)!;
        var before = all.TryGetValue(userId, out var old) ? old.Bytes : 0;
        all[userId] = facts;
        return Grow(facts.Bytes - before);
    }

    /// <summary>Keeps an account, in place of what was kept of it before.</summary>
    /// <returns>By how many bytes it has grown.</returns>
    public int Keep(KeptUser user)
    {
        var all = LazyInitializer.EnsureInitialized(ref _users)!;
        var before = all.TryGetValue(user.User.Id, out var old) ? old.Bytes : 0;
        all[user.User.Id] = user;
        Interlocked.Add(ref _bytesOfUsers, user.Bytes - before);
        return Grow(user.Bytes - before);
    }

    /// <summary>Keeps no account any more: what it says of somebody who was deleted must not stay here.</summary>
    public void ForgetUsers()
    {
        Volatile.Write(ref _users, null);
        Grow(-(int)Interlocked.Exchange(ref _bytesOfUsers, 0));
    }

    private int Grow(int bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        return bytes;
    }
}
