using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// How large a condition from outside may be, and that its fields and links fit the listed records. Walks without recursion, because it is
/// what keeps everything after it from walking too deep. Codes: <c>filter.too_deep</c>, <c>filter.too_large</c>,
/// <c>filter.too_many_values</c>, <c>filter.text</c>, <c>filter.value</c>, <c>filter.field</c>, <c>filter.link</c>,
/// <c>filter.too_many_links</c>, <c>filter.incomplete</c>, <c>filter.unknown</c>. Pure.
/// </summary>
internal static class FilterRules
{
    private const int Deepest = 16;
    private const int MostNodes = 256;
    // Each link multiplies what a condition may visit for one record.
    private const int MostLinks = 2;
    private const int MostValues = 1_000;
    private const int LongestText = 1_000;

    /// <summary>Adds what is wrong to <paramref name="errors"/>; nothing when the condition is right or null.</summary>
    public static void Check(InputErrors errors, string input, Filter? filter, RecordKind kind)
    {
        if (filter is not null)
        {
            new Walk(errors, input).Run(filter, kind);
        }
    }

    /// <summary>Whether a text can be compared at all: every provider can take it, and it has a normalised form.</summary>
    public static bool IsComparable(string text) => text.IndexOf('\0') < 0 && DirectoryText.IsWellFormed(text);

    private sealed class Walk(InputErrors errors, string input)
    {
        private readonly Stack<(Filter? Node, RecordKind Kind, int Depth, int Links)> _open = new();
        private int _nodes;
        private int _values;

        public void Run(Filter filter, RecordKind kind)
        {
            var isWithin = Open(filter, kind, 1, 0);
            while (isWithin && _open.Count > 0)
            {
                var (node, of, depth, links) = _open.Pop();
                isWithin = Visit(node, of, depth, links);
            }
        }

        private bool Visit(Filter? node, RecordKind kind, int depth, int links) => node switch
        {
            And and => OpenAll(and.Filters, kind, depth + 1, links),
            Or or => OpenAll(or.Filters, kind, depth + 1, links),
            Not not => Open(not.Inner, kind, depth + 1, links),
            AnyLinked linked => VisitLink(linked, kind, depth, links),
            Comparison comparison => VisitField(comparison.Field, kind) & VisitValue(comparison.Field, comparison.Value),
            InList list => VisitField(list.Field, kind) & VisitValues(list.Field, list.Values),
            Present present => VisitField(present.Field, kind),
            Under under => VisitField(under.Field, kind),
            null => Fault("filter.incomplete", "A condition is missing inside another."),
            _ => Refuse("filter.unknown", $"There is no condition {node.GetType().Name}."),
        };

        private bool OpenAll(IReadOnlyList<Filter>? filters, RecordKind kind, int depth, int links)
        {
            if (filters is null)
            {
                return Fault("filter.incomplete", "A condition is missing inside another.");
            }

            var isWithin = true;
            for (var i = 0; isWithin && i < filters.Count; i++)
            {
                isWithin = Open(filters[i], kind, depth, links);
            }

            return isWithin;
        }

        private bool Open(Filter? filter, RecordKind kind, int depth, int links)
        {
            if (depth > Deepest)
            {
                return Refuse("filter.too_deep", $"The condition is more than {Deepest} deep.");
            }

            if (++_nodes > MostNodes)
            {
                return Refuse("filter.too_large", $"The condition has more than {MostNodes} parts.");
            }

            _open.Push((filter, kind, depth, links));
            return true;
        }

        private bool VisitLink(AnyLinked linked, RecordKind kind, int depth, int links)
        {
            if (links == MostLinks)
            {
                return Refuse("filter.too_many_links", $"The condition follows more than {MostLinks} links one after the other.");
            }

            if (linked.Link is not { } link || link.From != kind)
            {
                return Fault("filter.link", $"'{linked.Link?.Name}' does not lead from {kind}.");
            }

            return linked.Inner is null || Open(linked.Inner, link.To, depth + 1, links + 1);
        }

        private bool VisitField(Field? field, RecordKind kind) =>
            field is null || field.Record != kind ? Fault("filter.field", $"'{field?.Name}' is not a field of {kind}.")
            : field.IsDerived ? Fault("filter.field", $"'{field.Name}' is for searches; name one of the fields that it is made of.")
            : true;

        private bool VisitValues(Field field, IReadOnlyList<FieldValue> values)
        {
            _values += values.Count;
            return _values > MostValues
                ? Refuse("filter.too_many_values", $"The condition lists more than {MostValues} values.")
                : values.All(value => VisitValue(field, value));
        }

        private bool VisitValue(Field field, FieldValue value)
        {
            if (field.Enumeration is { } values
                && (value.Number is < int.MinValue or > int.MaxValue || !values.IsEnumDefined((int)value.Number)))
            {
                return Fault("filter.value", $"There is no {field.Name} {value}. There are: {string.Join(", ", values.GetEnumNames())}.");
            }

            if (value.Text is not { } text)
            {
                return true;
            }

            return text.Length > LongestText
                ? Refuse("filter.text", $"A text in the condition has more than {LongestText} characters.")
                : IsComparable(text) || Fault(
                    "filter.text", "A text in the condition has half of a surrogate pair or another character that no text can have.");
        }

        // A fault of one part: the others are judged too.
        private bool Fault(string code, string message)
        {
            errors.Add(input, code, message);
            return true;
        }

        // Too much to go on.
        private bool Refuse(string code, string message)
        {
            errors.Add(input, code, message);
            return false;
        }
    }
}
