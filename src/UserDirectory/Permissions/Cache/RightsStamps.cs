namespace UserDirectory;

/// <summary>
/// Numbers that rise when something changes the rights of an account of the tenant: many accounts share one, so that nothing need be kept
/// for an account by itself; whoever shares one with an account that changes is asked about again. One number more rises when the rights of
/// all may have changed. Thread-safe; reading takes no lock.
/// </summary>
internal sealed class RightsStamps
{
    private const int Fewest = 64;
    private const int Most = 65_536;

    private readonly object _changing = new();
    private long[] _numbers = new long[Fewest];
    private long _ofAll;
    private bool _isOver;

    /// <summary>The stamp of an account now. Take it before the rights are read.</summary>
    public RightsStamp Of(Guid userId)
    {
        // The number first: one that was taken before the end goes with it.
        var hash = userId.GetHashCode();
        var number = NumberOf(hash);
        return Volatile.Read(ref _isOver) ? default : new(this, hash, number);
    }

    /// <summary>The number of an account. Both parts of it only rise, so that it is another one when either has risen.</summary>
    public long NumberOf(int hash)
    {
        var numbers = Volatile.Read(ref _numbers);
        return Volatile.Read(ref numbers[hash & (numbers.Length - 1)]) + Volatile.Read(ref _ofAll);
    }

    /// <summary>What was read of the account is not current any more.</summary>
    public void Raise(Guid userId)
    {
        lock (_changing)
        {
            ref var number = ref _numbers[userId.GetHashCode() & (_numbers.Length - 1)];
            Volatile.Write(ref number, number + 1);
        }
    }

    /// <summary>Nothing that was read is current any more.</summary>
    public void RaiseAll()
    {
        lock (_changing)
        {
            Volatile.Write(ref _ofAll, _ofAll + 1);
        }
    }

    /// <summary>Nothing that was read is current any more, nor will be what is read: nobody raises these numbers from now on.</summary>
    public void End()
    {
        Volatile.Write(ref _isOver, true);
        RaiseAll();
    }

    /// <summary>Has fewer accounts share a number, where so many are kept.</summary>
    public void GrowFor(long kept)
    {
        if (Volatile.Read(ref _numbers).Length >= Math.Min(kept, Most))
        {
            return;
        }

        lock (_changing)
        {
            var numbers = _numbers;
            while (numbers.Length < Math.Min(kept, Most))
            {
                // Each account finds the number that it had: the upper half begins as the lower.
                numbers = [.. numbers, .. numbers];
            }

            Volatile.Write(ref _numbers, numbers);
        }
    }
}
