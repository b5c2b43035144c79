using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace UserDirectory.Sqlite;

/// <summary>
/// Documents as bytes: the length of their text without ids, that text by <see cref="RepeatedText"/>, and the ids in their order. What a
/// change tells is mostly ids, each several times and as text, made at the same time; so it takes a fifth. The shortest stay text.
/// </summary>
internal static class PackedDocument
{
    private const int LongestText = 64;

    // What stands in the text for an id, and in no document by itself.
    private const char Place = '\u0001';
    private const int TextOfId = 36;
    private const int BytesOfId = 16;

    // An id of version 7 begins with its time.
    private const int BytesOfTime = 6;

    public static object Of(string text)
    {
        if (text.Length <= LongestText || text.Contains(Place))
        {
            return text;
        }

        // What an import of a thousand people tells is a million characters: not to be asked of the runtime anew each time.
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var size = Encoding.UTF8.GetBytes(text, plain);
            var (packed, ids) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
            var rest = plain.AsSpan(0, TakeIds(plain.AsSpan(0, size), ids));
            PackedBytes.Write(packed, rest.Length);
            RepeatedText.Write(packed, rest);
            packed.Write(ids.WrittenSpan);
            return packed.WrittenCount < size ? packed.WrittenSpan.ToArray() : text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    /// <exception cref="FormatException">The bytes are no document.</exception>
    public static string Text(ReadOnlySpan<byte> packed)
    {
        var bytes = new PackedBytes(packed);
        var length = bytes.Number();
        if (length > (long)packed.Length * RepeatedText.MostCopied)
        {
            throw PackedBytes.Damaged();
        }

        var rest = RepeatedText.Read(ref bytes, length);
        var text = new byte[length + (rest.Count((byte)Place) * (TextOfId - 1))];
        var to = text.AsSpan();
        var ids = new List<Guid>();
        for (var place = rest.IndexOf((byte)Place); place >= 0; place = rest.IndexOf((byte)Place))
        {
            rest[..place].CopyTo(to);
            var id = ReadId(ref bytes, ids);
            Utf8Formatter.TryFormat(id, to[place..], out _);
            rest = rest[(place + 1)..];
            to = to[(place + TextOfId)..];
        }

        rest.CopyTo(to);
        return bytes.IsAtEnd ? Encoding.UTF8.GetString(text) : throw PackedBytes.Damaged();
    }

    /// <summary>Moves the ids out of a text, in whose beginning the rest remains.</summary>
    /// <returns>The length of the rest.</returns>
    private static int TakeIds(Span<byte> text, ArrayBufferWriter<byte> to)
    {
        var (ids, times) = (new Dictionary<Guid, int>(), new Dictionary<long, int>());
        var (from, kept) = (0, 0);
        while (from < text.Length)
        {
            if (IsId(text[from..], out var id))
            {
                WriteId(to, id, ids, times);
                (text[kept++], from) = ((byte)Place, from + TextOfId);
            }
            else
            {
                text[kept++] = text[from++];
            }
        }

        return kept;
    }

    // In capitals it is text like any other, or it would not come back as it was.
    private static bool IsId(ReadOnlySpan<byte> text, out Guid id)
    {
        id = default;
        return text.Length >= TextOfId && text[8] == '-' && Utf8Parser.TryParse(text[..TextOfId], out id, out var length, 'D')
            && length == TextOfId && !text[..TextOfId].ContainsAnyInRange((byte)'A', (byte)'F');
    }

    // 0 and all of it where neither it nor its time was there before; else how many ids before, doubled: plus 1 for the same id, plus 2 for
    // one of the same time, whose other bytes follow.
    private static void WriteId(ArrayBufferWriter<byte> to, Guid id, Dictionary<Guid, int> ids, Dictionary<long, int> times)
    {
        if (ids.TryGetValue(id, out var same))
        {
            PackedBytes.Write(to, ((ids.Count - 1 - same) << 1) + 1);
            return;
        }

        Span<byte> bytes = stackalloc byte[BytesOfId];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = BinaryPrimitives.ReadInt64BigEndian(bytes) >> ((sizeof(long) - BytesOfTime) * 8);
        var isOfTime = times.TryGetValue(time, out var at);
        PackedBytes.Write(to, isOfTime ? ((ids.Count - 1 - at) << 1) + 2 : 0);
        to.Write(isOfTime ? bytes[BytesOfTime..] : bytes);
        times[time] = ids.Count;
        ids.Add(id, ids.Count);
    }

    private static Guid ReadId(ref PackedBytes from, List<Guid> ids)
    {
        Span<byte> bytes = stackalloc byte[BytesOfId];
        var said = from.Number();
        var before = ids.Count - 1 - ((said - 1) >> 1);
        if (said > 0 && (before < 0 || before >= ids.Count))
        {
            throw PackedBytes.Damaged();
        }

        if ((said & 1) == 1)
        {
            return ids[before];
        }

        if (said > 0)
        {
            ids[before].TryWriteBytes(bytes, bigEndian: true, out _);
        }

        var known = said > 0 ? BytesOfTime : 0;
        from.Take(BytesOfId - known).CopyTo(bytes[known..]);
        var id = new Guid(bytes, bigEndian: true);
        ids.Add(id);
        return id;
    }
}
