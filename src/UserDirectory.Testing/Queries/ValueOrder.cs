using System.Text;
using UserDirectory.Queries;

namespace UserDirectory.Testing;

/// <summary>
/// The order of values as the design words it, written a second time: missing first, text by its UTF-8 bytes, ids by their bytes in network
/// order.
/// </summary>
internal static class ValueOrder
{
    public static int Compare(FieldValue left, FieldValue right)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return (left.IsMissing ? 0 : 1) - (right.IsMissing ? 0 : 1);
        }

        return left.Kind switch
        {
            FieldKind.Text => Encoding.UTF8.GetBytes(left.Text!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.Text!)),
            FieldKind.Id => Compare(left.Id, right.Id),
            _ => left.Number.CompareTo(right.Number),
        };
    }

    public static int Compare(Guid left, Guid right) =>
        left.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(right.ToByteArray(bigEndian: true));
}
