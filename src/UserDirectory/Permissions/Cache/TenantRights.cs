namespace UserDirectory;

/// <summary>The cached rights of one tenant's accounts. Thread-safe.</summary>
/// <param name="bound">How many bytes at most, as they are estimated.</param>
internal sealed class TenantRights(long bound)
{
    private static readonly KeptRights s_none = new();

    private readonly object _turning = new();
    private readonly Dictionary<Guid, int> _pausedUsers = [];
    private KeptRights _young = new();
    private KeptRights _old = s_none;
    private long _number;
    private int _pauses;
    private int _pausesOfAll;

    /// <summary>What tells whether rights that were read still are what they were.</summary>
    public RightsStamps Stamps { get; } = new();

    /// <summary>Which organizations, groups and roles have which keys.</summary>
    public KeptKeys Keys { get; } = new();

    /// <summary>The newest commit that is known to come or to be there: what is kept must be of it, or newer.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>How many bytes are kept, as they are estimated.</summary>
    public long Bytes => Volatile.Read(ref _young).Bytes + Volatile.Read(ref _old).Bytes;

    /// <summary>What is kept of an account at a place; null when nothing is. Whether it still holds is for the caller to see.</summary>
    public PlaceRights? Find(in RightsKey key) => Volatile.Read(ref _young).Find(key);

    /// <summary>The same of what was kept before the last turn.</summary>
    public PlaceRights? FindOld(in RightsKey key) => Volatile.Read(ref _old).Find(key);

    public UserFacts? FindFacts(Guid userId) => Volatile.Read(ref _young).FindFacts(userId) ?? Volatile.Read(ref _old).FindFacts(userId);

    public KeptUser? FindUser(Guid userId) => Volatile.Read(ref _young).FindUser(userId) ?? Volatile.Read(ref _old).FindUser(userId);

    /// <returns>By how many bytes what is kept has grown.</returns>
    public int Keep(in RightsKey key, PlaceRights rights) => Kept(YoungFor(KeptRights.BytesOfPlace).Keep(key, rights));

    /// <returns>By how many bytes what is kept has grown.</returns>
    public int Keep(Guid userId, UserFacts facts) => facts.Bytes > bound / 4 ? 0 : Kept(YoungFor(facts.Bytes).Keep(userId, facts));

    /// <returns>By how many bytes what is kept has grown.</returns>
    public int Keep(KeptUser user) => user.Bytes > bound / 4 ? 0 : Kept(YoungFor(user.Bytes).Keep(user));

    /// <summary>Forgets what nobody has asked for since the last turn.</summary>
    public void Turn()
    {
        lock (_turning)
        {
            TurnTo(new KeptRights());
        }
    }

    /// <summary>
    /// Whether commits that change the account's rights are under way, of which nobody knows whether they show already. Ask it after its
    /// stamp was taken: one that was taken before goes with the pause.
    /// </summary>
    public bool IsPaused(Guid userId)
    {
        if (Volatile.Read(ref _pauses) == 0)
        {
            return false;
        }

        lock (_pausedUsers)
        {
            return _pausesOfAll > 0 || _pausedUsers.ContainsKey(userId);
        }
    }

    /// <summary>Keeps nothing more of these accounts (null: of any) until as many times resumed.</summary>
    public void Pause(IReadOnlyList<Guid>? users) => Count(users, by: 1);

    public void Resume(IReadOnlyList<Guid>? users) => Count(users, by: -1);

    /// <summary>What was read of any account is not current any more, and what was kept of accounts themselves is gone.</summary>
    public void ForgetAll()
    {
        Stamps.RaiseAll();
        Volatile.Read(ref _young).ForgetUsers();
        Volatile.Read(ref _old).ForgetUsers();
    }

    /// <summary>Drops everything, because another state has come, whose numbers may be lower.</summary>
    public void Restart()
    {
        Volatile.Write(ref _number, 0);
        ForgetAll();
        Keys.Forget();
    }

    /// <summary>Notes a commit. News of those of other hosts comes in any order.</summary>
    public void RaiseTo(long number)
    {
        for (var seen = Number; number > seen;)
        {
            seen = Interlocked.CompareExchange(ref _number, number, seen) is var now && now == seen ? number : now;
        }
    }

    /// <summary>What is to keep so many bytes more: the young, once it has room.</summary>
    private KeptRights YoungFor(int bytes)
    {
        var young = Volatile.Read(ref _young);
        if (young.Bytes + bytes <= bound / 2)
        {
            return young;
        }

        lock (_turning)
        {
            if (_young.Bytes + bytes > bound / 2)
            {
                // It is full, and the next one will be: it need not grow into that step by step.
                TurnTo(new KeptRights(before: _young));
            }

            return _young;
        }
    }

    private void TurnTo(KeptRights young)
    {
        Volatile.Write(ref _old, _young.Bytes > 0 ? _young : s_none);
        Volatile.Write(ref _young, young);
    }

    private int Kept(int bytes)
    {
        if (bytes > 0)
        {
            Stamps.GrowFor(Volatile.Read(ref _young).Bytes / KeptRights.BytesOfPlace);
        }

        return bytes;
    }

    private void Count(IReadOnlyList<Guid>? users, int by)
    {
        lock (_pausedUsers)
        {
            _pausesOfAll += users is null ? by : 0;
            foreach (var userId in users ?? [])
            {
                var pauses = (_pausedUsers.TryGetValue(userId, out var before) ? before : 0) + by;
                if (pauses == 0)
                {
                    _pausedUsers.Remove(userId);
                }
                else
                {
                    _pausedUsers[userId] = pauses;
                }
            }

            Volatile.Write(ref _pauses, _pauses + by);
        }
    }
}
