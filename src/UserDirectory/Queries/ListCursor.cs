using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// Where the next page of a query starts, as opaque text: the id and sort values of the last item, behind a hash over them and the query. The hash tells a cursor of
/// another query and a damaged one; it is no seal, because a cursor gives no right to anything.
/// </summary>
/// <param name="query">The query's text.</param>
/// <param name="order">The query's order.</param>
internal sealed class ListCursor(string query, IReadOnlyList<Sort> order)
{
    private const int HashLength = 8;
    private const int IdLength = 16;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Write(DirectoryRecord last)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, s_utf8);
        writer.Write(last.Id.ToByteArray());
        foreach (var sort in order)
        {
            Write(writer, sort.Field.Read(last));
        }

        writer.Flush();
        var position = stream.ToArray();
        return Base64UrlText.Encode([.. Hash(position), .. position]);
    }

    /// <exception cref="InvalidInputException"><c>cursor.invalid</c>: it is damaged, or of another query.</exception>
    public SeekPosition Read(string cursor)
    {
        if (!Base64UrlText.TryDecode(cursor, out var bytes) || bytes.Length < HashLength + IdLength)
        {
            throw Invalid();
        }

        var position = bytes.AsSpan(HashLength).ToArray();
        return bytes.AsSpan(0, HashLength).SequenceEqual(Hash(position)) ? ReadPosition(position) : throw Invalid();
    }

    // The hash can be made by anybody who reads this, so what stands behind a right one may still be anything.
    private SeekPosition ReadPosition(byte[] position)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(position), s_utf8);
            var id = new Guid(reader.ReadBytes(IdLength));
            var values = order.Select(sort => Read(reader, sort.Field.Kind)).ToList();
            return reader.BaseStream.Position == position.Length ? new SeekPosition(values, id) : throw Invalid();
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException)
        {
            throw Invalid();
        }
    }

    private static void Write(BinaryWriter writer, FieldValue value)
    {
        writer.Write(!value.IsMissing);
        if (value.IsMissing)
        {
            return;
        }

        switch (value.Kind)
        {
            case FieldKind.Text:
                writer.Write(value.Text!);
                break;
            case FieldKind.Id:
                writer.Write(value.Id.ToByteArray());
                break;
            default:
                writer.Write(value.Number);
                break;
        }
    }

    private static FieldValue Read(BinaryReader reader, FieldKind kind) => !reader.ReadBoolean() ? FieldValue.Missing : kind switch
    {
        FieldKind.Text => FieldValue.Of(reader.ReadString()),
        FieldKind.Boolean => FieldValue.Of(reader.ReadInt64() != 0),
        FieldKind.Number => FieldValue.Of(reader.ReadInt64()),
        FieldKind.Id => FieldValue.Of(new Guid(reader.ReadBytes(IdLength))),
        FieldKind.Time => FieldValue.Of(new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero)),
        _ => throw new NotSupportedException($"There is no kind of field {kind}."),
    };

    private static InvalidInputException Invalid() =>
        new(nameof(ListQuery.Cursor), "cursor.invalid", "The cursor is damaged or belongs to another query. Begin again without it.");

    private byte[] Hash(byte[] position) => Sha256.Of([.. Encoding.UTF8.GetBytes(query), .. position]).AsSpan(0, HashLength).ToArray();
}
