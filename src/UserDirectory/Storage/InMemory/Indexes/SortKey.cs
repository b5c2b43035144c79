using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A field's value in the form in which sorted indexes compare it: mostly by one number, of which a text's is its first four characters, so
/// that searching rarely has to look at the text itself. Orders as <see cref="FieldValue"/> does. Not for ids, except those of the records
/// themselves, where the index settles ties.
/// </summary>
/// <param name="Number">What is compared first.</param>
/// <param name="Text">What is compared next; null when the value is no text, or missing.</param>
internal readonly record struct SortKey(ulong Number, string? Text) : IComparable<SortKey>
{
    private const int PrefixLength = 4;

    /// <summary>Orders before everything that has a value.</summary>
    public static SortKey Missing => default;

    /// <summary>Orders after every value.</summary>
    public static SortKey Greatest => new(ulong.MaxValue, null);

    public static SortKey Of(FieldValue value)
    {
        if (value.IsMissing)
        {
            return Missing;
        }

        return value.Kind switch
        {
            FieldKind.Text => new(PrefixOf(value.Text!), value.Text),
            FieldKind.Id => new(FirstBytesOf(value.Id), null),
            _ => new(NumberOf(value.Number), null),
        };
    }

    /// <summary>The least key of those that are not missing.</summary>
    public static SortKey LeastOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => new(0, string.Empty),
        FieldKind.Id => default,
        _ => new(1, null),
    };

    /// <summary>A key after every text that starts with this one and before every other that is after it.</summary>
    public static SortKey AfterPrefix(string prefix)
    {
        // No text in compared form has an unpaired surrogate, so nothing equals this and nothing after it starts with the prefix.
        var text = prefix + '\uDFFF';
        return new(PrefixOf(text), text);
    }

    /// <summary>Whether a record's value of a field has this key.</summary>
    public bool IsOf(Field field, DirectoryRecord record) =>
        field.Kind == FieldKind.Text ? string.Equals(Text, field.ReadText(record), StringComparison.Ordinal) : this == Of(
            field.Read(record));

    public int CompareTo(SortKey other)
    {
        var order = Number.CompareTo(other.Number);
        return order != 0 || ReferenceEquals(Text, other.Text) ? order : DirectoryText.Compare(Text, other.Text);
    }

    /// <summary>Orders before or at every end of a range that is open (null).</summary>
    public int CompareTo(SortKey? end) => end is { } key ? CompareTo(key) : -1;

    private static ulong PrefixOf(string text)
    {
        ulong prefix = 0;
        for (var i = 0; i < PrefixLength; i++)
        {
            prefix = (prefix << 16) | (i < text.Length ? (ulong)DirectoryText.CodePointRank(text[i]) : 0);
        }

        return prefix;
    }

    private static ulong FirstBytesOf(Guid id)
    {
#if NET
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);
#else
        var bytes = id.ToByteArray();
        return ((ulong)BitConverter.ToUInt32(bytes, 0) << 32) | ((ulong)BitConverter.ToUInt16(bytes, 4) << 16) | BitConverter
            .ToUInt16(bytes, 6);
#endif
    }

    // Signed numbers in unsigned order, above zero, which is the missing one: the least signed number is none that a field holds.
    private static ulong NumberOf(long number) => (ulong)number ^ 0x8000_0000_0000_0000;
}
