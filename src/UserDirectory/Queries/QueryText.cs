using System.Globalization;
using System.Text;
using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// A query as text, the same for the same question on every host and in every version that asks alike: what a cursor belongs to. Every text
/// in it stands behind its length, so that no two questions have the same.
/// </summary>
internal static class QueryText
{
    // A question is written again for each page: in what was lent for the one before on the thread, unless that has become long.
    private const int LongestKept = 1_024;

    [ThreadStatic]
    private static StringBuilder? t_text;

    public static string Of<T>(Guid tenantId, IReadOnlyList<Sort> order, Filter? where)
        where T : DirectoryRecord
    {
        var text = t_text ?? new StringBuilder(LongestKept);
        t_text = null;
        text.Append(RecordType.Of<T>().Kind.ToString()).Append(' ').Append(tenantId.ToString("N"));
        for (var i = 0; i < order.Count; i++)
        {
            text.Append(order[i].IsDescending ? " -" : " +").Append(order[i].Field.Name);
        }

        // The id settles ties in the direction of the last step. Said where it is descending: a cursor of when ties were always ascending
        // would skip and repeat some.
        if (order.Count > 0 && order[order.Count - 1].IsDescending)
        {
            text.Append(" -");
        }

        var written = (where is null ? text : Append(text.Append(' '), where)).ToString();
        t_text = text.Capacity <= LongestKept ? text.Clear() : null;
        return written;
    }

    private static StringBuilder Append(StringBuilder text, Filter filter) => filter switch
    {
        And and => AppendAll(text.Append("(and"), and.Filters),
        Or or => AppendAll(text.Append("(or"), or.Filters),
        Not not => AppendAll(text.Append("(not"), [not.Inner]),
        AnyLinked linked => AppendAll(text.Append("(any ").Append(linked.Link), linked.Inner is null ? [] : [linked.Inner]),
        Comparison comparison => AppendValues(text.Append('(').Append(comparison.Operator), comparison.Field, [comparison.Value]),
        InList list => AppendValues(text.Append("(in"), list.Field, list.Values),
        Present present => AppendValues(text.Append("(present"), present.Field, []),
        Under under => AppendValues(text.Append("(under"), under.Field, [FieldValue.Of(under.Id)]),
        _ => throw new NotSupportedException($"There is no condition {filter.GetType()}."),
    };

    private static StringBuilder AppendAll(StringBuilder text, IReadOnlyList<Filter> filters)
    {
        foreach (var filter in filters)
        {
            Append(text.Append(' '), filter);
        }

        return text.Append(')');
    }

    private static StringBuilder AppendValues(StringBuilder text, Field field, IReadOnlyList<FieldValue> values)
    {
        text.Append(' ').Append(field.Record).Append('.').Append(field.Name);
        foreach (var value in values)
        {
            var written = value.ToString();
            text.Append(' ').Append(written.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(written);
        }

        return text.Append(')');
    }
}
