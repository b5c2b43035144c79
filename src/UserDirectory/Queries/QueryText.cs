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
    public static string Of<T>(Query<T> query)
        where T : DirectoryRecord
    {
        var text = new StringBuilder().Append(RecordType.Of<T>().Kind).Append(' ').Append(query.TenantId.ToString("N"));
        foreach (var sort in query.OrderBy)
        {
            text.Append(sort.IsDescending ? " -" : " +").Append(sort.Field.Name);
        }

        // The id settles ties in the direction of the last step. Said where it is descending: a cursor of when ties were always ascending
        // would skip and repeat some.
        if (query.OrderBy.Count > 0 && query.OrderBy[query.OrderBy.Count - 1].IsDescending)
        {
            text.Append(" -");
        }

        return query.Where is null ? text.ToString() : Append(text.Append(' '), query.Where).ToString();
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
