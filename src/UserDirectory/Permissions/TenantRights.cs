using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>The cached rights of one tenant's accounts. Thread-safe.</summary>
internal sealed class TenantRights
{
    private const int MaxAccounts = 1_000_000;
    private ConcurrentDictionary<Guid, AccountRights> _accounts = new();
    private int _count;

    public AccountRights Of(Guid userId)
    {
        var accounts = Volatile.Read(ref _accounts);
        if (accounts.TryGetValue(userId, out var account))
        {
            return account;
        }

        // Counting a concurrent dictionary takes all its locks, so the count is kept beside it; it only bounds the memory and may be off by a little.
        if (Interlocked.Increment(ref _count) > MaxAccounts)
        {
            ForgetAll();
            accounts = Volatile.Read(ref _accounts);
        }

        return accounts.GetOrAdd(userId, static _ => new AccountRights());
    }

    public void Forget(Guid userId) => Volatile.Read(ref _accounts).TryRemove(userId, out _);

    public void ForgetAll()
    {
        Volatile.Write(ref _accounts, new());
        Volatile.Write(ref _count, 0);
    }
}
