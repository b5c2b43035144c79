using System.Buffers;
using System.Runtime.InteropServices;

namespace UserDirectory.Sqlite;

/// <summary>
/// Text without what stood in it before, or stands in what documents usually say: runs of bytes as they are, and runs that are copied from
/// so many bytes before. Short documents become a few bytes, which a compression that has yet to learn them does not do.
/// </summary>
internal static class RepeatedText
{
    /// <summary>No more is copied at once, so that the length of a text is bounded by that of its bytes.</summary>
    public const int MostCopied = 1 << 12;

    private const int LeastCopied = 5;
    private const int PlaceBits = 12;

    // Part of the format: what is written copies from it, so that it stays as it is. The most usual comes last.
    private static readonly byte[] s_usual = [.. (
        "{\"Id\":\"\u0001\",\"Key\":\"\",\"DisplayName\":\"\",\"GivenName\":\"\",\"FamilyName\":\"\",\"Email\":\"\",\"IsTechnician\":0,"u8
        + "\"IsServiceAccount\":0,\"Status\":1,\"SignInStamp\":\"\u0001\",\"Attributes\":[],\"HomeOrganizationId\":\"\u0001\","u8
        + "\"DefaultOrganizationId\":\"\u0001\",\"Grants\":[],\"AccessRules\":[],\"CreatedAt\":\"TenantId\":\"\u0001\",\"Version\":1,"u8
        + "\"UpdatedAt\":,\"CreatedBy\":\"user:\u0001\",\"UpdatedBy\":\"user:\u0001\"}[{\"Id\":\"\u0001\",\"RoleId\":\"\u0001\","u8
        + "\"UserId\":\"\u0001\",\"OrganizationId\":\"\u0001\",\"Status\":2,\"CreatedAt\":6393[[2,3,\"\u0001\",1,[\"DisplayName\",\""u8
        + "[[1,8,\"\u0001\",1,[\"GroupId\",\"\u0001\",\"UserId\",\"\u0001\"]]][[1,3,\"\u0001\",1,[]],[1,6,\"\u0001\",1,[\"UserId\","u8
        + "\"\u0001\",\"OrganizationId\",\"\u0001\"]],[1,10,\"\u0001\",1,[\"RoleId\",\"\u0001\",\"UserId\",\"\u0001\","u8
        + "\"OrganizationId\",\"\u0001\"]],[1,10,\"\u0001\",1,[\"RoleId\",\"\u0001\",\"UserId\",\"\u0001\","u8
        + "\"OrganizationId\",\"\u0001\"]]]"u8)];

    // Where each four bytes of it stand.
    private static readonly int[] s_usualPlaces = PlacesOfUsual();

    public static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        var end = s_usual.Length + text.Length;
        var (all, places) = (ArrayPool<byte>.Shared.Rent(end), ArrayPool<int>.Shared.Rent(s_usualPlaces.Length));
        try
        {
            s_usual.CopyTo(all, 0);
            text.CopyTo(all.AsSpan(s_usual.Length));
            s_usualPlaces.CopyTo(places, 0);
            Write(to, all.AsSpan(0, end), places);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(all);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    /// <summary>Reads a text of a length.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static ReadOnlySpan<byte> Read(ref PackedBytes from, int length)
    {
        var all = new byte[s_usual.Length + length];
        s_usual.CopyTo(all, 0);
        for (var at = s_usual.Length; at < all.Length;)
        {
            var said = from.Number();
            var count = said >> 1;
            if (count == 0 || count > all.Length - at)
            {
                throw PackedBytes.Damaged();
            }

            if ((said & 1) == 0)
            {
                from.Take(count).CopyTo(all.AsSpan(at));
            }
            else
            {
                Copy(all, at, from.Number(), count);
            }

            at += count;
        }

        return all.AsSpan(s_usual.Length);
    }

    private static int[] PlacesOfUsual()
    {
        var places = new int[1 << PlaceBits];
        for (var at = 0; at < s_usual.Length; at++)
        {
            _ = Exchange(places, s_usual.AsSpan(at), at);
        }

        return places;
    }

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> all, int[] places)
    {
        var (at, isWritten) = (s_usual.Length, s_usual.Length);
        while (at < all.Length)
        {
            var before = Exchange(places, all[at..], at);
            var count = before < 0 ? 0 : Math.Min(all[at..].CommonPrefixLength(all[before..]), MostCopied);
            if (count < LeastCopied)
            {
                at++;
                continue;
            }

            WriteAsItIs(to, all[isWritten..at]);
            PackedBytes.Write(to, (count << 1) | 1);
            PackedBytes.Write(to, at - before);
            for (var next = 1; next < count; next++)
            {
                _ = Exchange(places, all[(at + next)..], at + next);
            }

            at += count;
            isWritten = at;
        }

        WriteAsItIs(to, all[isWritten..]);
    }

    private static void WriteAsItIs(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0)
        {
            PackedBytes.Write(to, text.Length << 1);
            to.Write(text);
        }
    }

    // Byte by byte: a run may go on into what it has just written.
    private static void Copy(byte[] all, int at, int back, int count)
    {
        if (back == 0 || back > at)
        {
            throw PackedBytes.Damaged();
        }

        for (var next = at; next < at + count; next++)
        {
            all[next] = all[next - back];
        }
    }

    /// <summary>Where the next bytes stood last, and from now on here; negative where nowhere.</summary>
    private static int Exchange(int[] places, ReadOnlySpan<byte> text, int at)
    {
        if (text.Length < sizeof(uint))
        {
            return -1;
        }

        // Knuth's multiplier: the upper bits of the product are those of all bytes.
        ref var place = ref places[(MemoryMarshal.Read<uint>(text) * 2654435761u) >> ((sizeof(uint) * 8) - PlaceBits)];
        var before = place - 1;
        place = at + 1;
        return before;
    }
}
