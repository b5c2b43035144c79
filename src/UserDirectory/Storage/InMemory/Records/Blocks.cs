namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Values by number, in blocks that are there only where somebody keeps something. The first one grows and stays: many tenants are small.
/// One writer; a reader needs no lock, and where there is no block finds nothing.
/// </summary>
internal sealed class Blocks<T>
{
    private const int Smallest = 8;

    private T[]?[] _blocks = [new T[Smallest]];

    /// <summary>The block of a number, if that has a place in it; else null.</summary>
    public T[]? Of(int number)
    {
        var blocks = Volatile.Read(ref _blocks);
        var at = Block.Of(number);
        return at < blocks.Length && Volatile.Read(ref blocks[at]) is { } block && Block.PlaceOf(number) < block.Length ? block : null;
    }

    /// <summary>The block of a number, made where there is none.</summary>
    public T[] Room(int number)
    {
        if (Of(number) is { } there)
        {
            return there;
        }

        var at = Block.Of(number);
        if (at >= _blocks.Length)
        {
            var longer = _blocks;
            Array.Resize(ref longer, Math.Max(at + 1, _blocks.Length * 2));
            Volatile.Write(ref _blocks, longer);
        }

        var block = _blocks[at];
        Array.Resize(ref block, block is null ? Block.Length : Math.Max(block.Length * 2, Smallest));
        Volatile.Write(ref _blocks[at], block);
        return Room(number);
    }

    /// <summary>Gives the block of a number back, in which nothing is left.</summary>
    public void GiveBack(int number)
    {
        if (Block.Of(number) > 0 && Of(number) is not null)
        {
            Volatile.Write(ref _blocks[Block.Of(number)], null);
        }
    }
}
