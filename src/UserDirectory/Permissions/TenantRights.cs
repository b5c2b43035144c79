using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>The cached rights of one tenant's accounts. Thread-safe.</summary>
internal sealed class TenantRights
{
    private const int MaxAccounts = 1_000_000;
    private Accounts _accounts = new();
    private int _count;
    private long _number;
    private readonly Dictionary<Guid, int> _pausedAccounts = [];
    private int _pauses;
    private int _pausesOfAll;

    /// <summary>The newest commit that is known to come or to be there: what is kept must be of it, or newer.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>
    /// Whether commits that change the account's rights are under way, of which nobody knows whether they show already. Ask it after its slot was taken: one that was taken
    /// before goes with the pause.
    /// </summary>
    public bool IsPaused(Guid userId)
    {
        if (Volatile.Read(ref _pauses) == 0)
        {
            return false;
        }

        lock (_pausedAccounts)
        {
            return _pausesOfAll > 0 || _pausedAccounts.ContainsKey(userId);
        }
    }

    /// <summary>Keeps nothing more of these accounts (null: of any) until as many times resumed.</summary>
    public void Pause(IReadOnlyList<Guid>? accounts) => Count(accounts, by: 1);

    public void Resume(IReadOnlyList<Guid>? accounts) => Count(accounts, by: -1);

    public AccountRights Of(Guid userId)
    {
        var accounts = Volatile.Read(ref _accounts);
        if (accounts.ById.TryGetValue(userId, out var account))
        {
            return account;
        }

        // Counting a concurrent dictionary takes all its locks, so the count is kept beside it; it only bounds the memory and may be off by a little.
        if (Interlocked.Increment(ref _count) > MaxAccounts)
        {
            ForgetAll();
            accounts = Volatile.Read(ref _accounts);
        }

        return accounts.ById.GetOrAdd(userId, new AccountRights(this, accounts.Generation));
    }

    /// <summary>Notes a commit, under the tenant's lock: then numbers come in order.</summary>
    public void MoveTo(long number) => Volatile.Write(ref _number, number);

    public void Forget(Guid userId)
    {
        if (Volatile.Read(ref _accounts).ById.TryRemove(userId, out var account))
        {
            account.Forget();
        }
    }

    public void ForgetAll()
    {
        var old = Interlocked.Exchange(ref _accounts, new Accounts());
        old.Generation.End();
        Volatile.Write(ref _count, 0);
    }

    private void Count(IReadOnlyList<Guid>? accounts, int by)
    {
        lock (_pausedAccounts)
        {
            _pausesOfAll += accounts is null ? by : 0;
            foreach (var userId in accounts ?? [])
            {
                var pauses = (_pausedAccounts.TryGetValue(userId, out var before) ? before : 0) + by;
                if (pauses == 0)
                {
                    _pausedAccounts.Remove(userId);
                }
                else
                {
                    _pausedAccounts[userId] = pauses;
                }
            }

            Volatile.Write(ref _pauses, _pauses + by);
        }
    }

    private sealed class Accounts
    {
        public ConcurrentDictionary<Guid, AccountRights> ById { get; } = new();

        public RightsGeneration Generation { get; } = new();
    }
}
