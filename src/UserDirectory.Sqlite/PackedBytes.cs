using System.Buffers;

namespace UserDirectory.Sqlite;

/// <summary>Numbers and bytes one after the other; of a number seven bits to a byte, the lowest first.</summary>
/// <param name="bytes">What is read.</param>
internal ref struct PackedBytes(ReadOnlySpan<byte> bytes)
{
    private const int Bits = 7;
    private const int More = 1 << Bits;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="FormatException">There is no number.</exception>
    public int Number()
    {
        var number = 0L;
        for (var shift = 0; shift < sizeof(int) * 8; shift += Bits)
        {
            var next = Take(1)[0];
            number |= (long)(next & (More - 1)) << shift;
            if (next < More)
            {
                return number <= int.MaxValue ? (int)number : throw Damaged();
            }
        }

        throw Damaged();
    }

    /// <exception cref="FormatException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = count <= _rest.Length ? _rest[..count] : throw Damaged();
        _rest = _rest[count..];
        return taken;
    }

    public static void Write(ArrayBufferWriter<byte> to, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + 1];
        var count = 0;
        for (var rest = (uint)number; ; rest >>= Bits)
        {
            bytes[count++] = (byte)(rest < More ? rest : rest | More);
            if (rest < More)
            {
                to.Write(bytes[..count]);
                return;
            }
        }
    }

    public static FormatException Damaged() => new("A stored document cannot be read: its bytes are damaged.");
}
