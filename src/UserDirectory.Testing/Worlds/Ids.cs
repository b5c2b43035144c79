namespace UserDirectory.Testing;

/// <summary>
/// Version 7 ids drawn from a seed, spread over all their bytes so that their order shows which bytes a provider compares. Thread-safe.
/// </summary>
internal sealed class Ids(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_lock)
        {
            _random.NextBytes(bytes);
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
