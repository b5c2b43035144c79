namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Numbers of chunks, rising: each is told by how much it is above the one before, which mostly takes one byte. Grows at its end only. One
/// writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
internal sealed class ChunkList
{
    private const int LongestStep = 5;
    private const int BitsOfByte = 7;
    private const int GoesOn = 1 << BitsOfByte;

    private byte[] _bytes = new byte[2 * LongestStep];
    private int _length;
    private int _last = -1;

    /// <summary>About how many there are, in bytes.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Adds a number that is not below any that is there.</summary>
    public void Append(int chunk)
    {
        if (chunk == _last)
        {
            return;
        }

        var length = _length;
        if (length + LongestStep > _bytes.Length)
        {
            var longer = _bytes;
            Array.Resize(ref longer, _bytes.Length * 2);
            Volatile.Write(ref _bytes, longer);
        }

        var step = chunk - _last;
        for (; step >= GoesOn; step >>= BitsOfByte)
        {
            _bytes[length++] = (byte)(step | GoesOn);
        }

        _bytes[length++] = (byte)step;
        _last = chunk;
        Volatile.Write(ref _length, length);
    }

    /// <summary>Sets the bit of each chunk, as far as there is room for it.</summary>
    public void MarkIn(ulong[] chunks)
    {
        // The length first: what it counts is in the bytes that are read after it.
        var length = Length;
        var bytes = Volatile.Read(ref _bytes);
        var chunk = -1;
        for (var i = 0; i < length; i++)
        {
            var step = 0;
            var shift = 0;
            for (; (bytes[i] & GoesOn) != 0; i++, shift += BitsOfByte)
            {
                step |= (bytes[i] & (GoesOn - 1)) << shift;
            }

            chunk += step | (bytes[i] << shift);
            if (chunk >> 6 >= chunks.Length)
            {
                return;
            }

            chunks[chunk >> 6] |= 1UL << (chunk & 63);
        }
    }
}
