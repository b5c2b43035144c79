using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// Where the next page of a query starts, as opaque text: the id and sort values of the last item, behind a hash over them and the query.
/// The hash tells a cursor of another query and a damaged one; it is no seal, because a cursor gives no right to anything.
/// </summary>
/// <param name="query">The query's text.</param>
/// <param name="order">The query's order.</param>
internal sealed class ListCursor(string query, IReadOnlyList<Sort> order)
{
    private const int HashLength = 8;
    private const int IdLength = 16;

    // Of more the memory is taken elsewhere.
    private const int MostOnStack = 256;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Write(DirectoryRecord last)
    {
        var size = HashLength + IdLength;
        for (var i = 0; i < order.Count; i++)
        {
            size += SizeOf(order[i].Field.Read(last));
        }

        var bytes = size <= MostOnStack ? stackalloc byte[size] : new byte[size];
        Write(bytes.Slice(HashLength), last.Id);
        var at = HashLength + IdLength;
        for (var i = 0; i < order.Count; i++)
        {
            at = Write(bytes, at, order[i].Field.Read(last));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes, HashOf(query, bytes.Slice(HashLength)));
        return Base64UrlText.Encode(bytes);
    }

    /// <exception cref="InvalidInputException"><c>cursor.invalid</c>: it is damaged, or of another query.</exception>
    public SeekPosition Read(string cursor)
    {
        if (!Base64UrlText.TryDecode(cursor, out var bytes)
            || bytes.Length < HashLength + IdLength
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != HashOf(query, bytes.AsSpan(HashLength)))
        {
            throw Invalid();
        }

        // The hash can be made by anybody who reads this, so what stands behind a right one may still be anything.
        try
        {
            var at = HashLength + IdLength;
            var values = new FieldValue[order.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Read(bytes, ref at, order[i].Field.Kind);
            }

            return at == bytes.Length ? new SeekPosition(values, IdIn(bytes.AsSpan(HashLength, IdLength))) : throw Invalid();
        }
        catch (ArgumentException)
        {
            throw Invalid();
        }
    }

    /// <summary>A hash of a query's text and a position. A change of any eight bytes alone always shows in it.</summary>
    internal static ulong HashOf(string query, ReadOnlySpan<byte> position) =>
        Mixed(Mixed((ulong)query.Length, MemoryMarshal.AsBytes(query.AsSpan())) ^ (ulong)position.Length, position);

    private static ulong Mixed(ulong hash, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes.Slice(sizeof(ulong)))
        {
            hash = Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var each in bytes)
        {
            hash = Mixed(hash, each);
        }

        return hash;
    }

    // The multiplier of SplitMix64's finaliser: it and the shift carry every bit of the word into all of the hash.
    private static ulong Mixed(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0xBF58476D1CE4E5B9;
        return hash ^ (hash >> 29);
    }

    private static int SizeOf(FieldValue value) => value.IsMissing ? 1 : value.Kind switch
    {
        FieldKind.Text => 1 + sizeof(int) + s_utf8.GetByteCount(value.Text!),
        FieldKind.Id => 1 + IdLength,
        _ => 1 + sizeof(long),
    };

    /// <returns>Where the next value goes.</returns>
    private static int Write(Span<byte> bytes, int at, FieldValue value)
    {
        bytes[at++] = value.IsMissing ? (byte)0 : (byte)1;
        if (value.IsMissing)
        {
            return at;
        }

        switch (value.Kind)
        {
            case FieldKind.Text:
                var length = Write(bytes.Slice(at + sizeof(int)), value.Text!);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.Slice(at), length);
                return at + sizeof(int) + length;
            case FieldKind.Id:
                Write(bytes.Slice(at), value.Id);
                return at + IdLength;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(bytes.Slice(at), value.Number);
                return at + sizeof(long);
        }
    }

#if NET
    private static void Write(Span<byte> bytes, Guid id) => id.TryWriteBytes(bytes);

    private static int Write(Span<byte> bytes, string text) => s_utf8.GetBytes(text, bytes);

    private static Guid IdIn(ReadOnlySpan<byte> bytes) => new(bytes);
#else
    private static void Write(Span<byte> bytes, Guid id) => id.ToByteArray().CopyTo(bytes);

    private static int Write(Span<byte> bytes, string text)
    {
        var written = s_utf8.GetBytes(text);
        written.CopyTo(bytes);
        return written.Length;
    }

    private static Guid IdIn(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());
#endif

    /// <exception cref="ArgumentException">There is no such value.</exception>
    private static FieldValue Read(byte[] bytes, ref int at, FieldKind kind) =>
        Take(bytes, ref at, 1)[0] == 0 ? FieldValue.Missing : kind switch
        {
            FieldKind.Text => FieldValue.Of(ReadText(bytes, ref at)),
            FieldKind.Boolean => FieldValue.Of(ReadNumber(bytes, ref at) != 0),
            FieldKind.Number => FieldValue.Of(ReadNumber(bytes, ref at)),
            FieldKind.Id => FieldValue.Of(IdIn(Take(bytes, ref at, IdLength))),
            FieldKind.Time => FieldValue.Of(new DateTimeOffset(ReadNumber(bytes, ref at), TimeSpan.Zero)),
            _ => throw new NotSupportedException($"There is no kind of field {kind}."),
        };

    private static string ReadText(byte[] bytes, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(bytes, ref at, sizeof(int)));
        var start = at;
        Take(bytes, ref at, length);
        return s_utf8.GetString(bytes, start, length);
    }

    private static long ReadNumber(byte[] bytes, ref int at) => BinaryPrimitives.ReadInt64LittleEndian(Take(bytes, ref at, sizeof(long)));

    private static ReadOnlySpan<byte> Take(byte[] bytes, ref int at, int count)
    {
        var taken = bytes.AsSpan(at, count);
        at += count;
        return taken;
    }

    private static InvalidInputException Invalid() =>
        new(nameof(ListQuery.Cursor), "cursor.invalid", "The cursor is damaged or belongs to another query. Begin again without it.");
}
