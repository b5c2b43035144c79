using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace UserDirectory.Sqlite;

/// <summary>
/// Long documents as bytes: their length, and their text by Brotli. What a change tells is mostly ids, each several times and as text; so
/// it takes a third. Short ones stay text.
/// </summary>
internal static class PackedDocument
{
    private const int LongestText = 256;

    // The fast end of the scale, where this one is smaller and faster than its neighbours: better ones save a tenth more and take several
    // times as long.
    private const int Quality = 2;
    private const int Window = 18;

    public static object Of(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        // What an import of a thousand people tells is a million characters: not to be asked of the runtime anew each time.
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = Encoding.UTF8.GetBytes(text, plain);
        var packed = ArrayPool<byte>.Shared.Rent(sizeof(int) + BrotliEncoder.GetMaxCompressedLength(size));
        try
        {
            BinaryPrimitives.WriteInt32BigEndian(packed, size);
            return BrotliEncoder.TryCompress(plain.AsSpan(0, size), packed.AsSpan(sizeof(int)), out var length, Quality, Window)
                ? packed[..(sizeof(int) + length)]
                : text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <exception cref="FormatException">The bytes are no document.</exception>
    public static string Text(ReadOnlySpan<byte> packed)
    {
        var plain = new byte[packed.Length < sizeof(int) ? 0 : BinaryPrimitives.ReadInt32BigEndian(packed)];
        return plain.Length > 0 && BrotliDecoder.TryDecompress(packed[sizeof(int)..], plain, out var length) && length == plain.Length
            ? Encoding.UTF8.GetString(plain)
            : throw new FormatException("A stored document cannot be read: its bytes are damaged.");
    }
}
