using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A filter on links that asks only what they join, made ready for the links of one state: it compares rows, where the filter has ids.
/// </summary>
internal static class EndCondition
{
    // The row of what is not there.
    private const int Nowhere = -1;

    /// <summary>The condition; null when the filter asks for more than ends.</summary>
    public static Predicate<LinkEnds>? Of(Filter filter, RecordType links, Snapshot view) => filter switch
    {
        And and => All([.. and.Filters.Select(inner => Of(inner, links, view))]),
        Or or => Any([.. or.Filters.Select(inner => Of(inner, links, view))]),
        Not not => Of(not.Inner, links, view) is { } inner ? ends => !inner(ends) : null,
        Comparison { Operator: ComparisonOperator.Equal } equal => OfEnd(equal.Field, links, RowOf(equal.Field, equal.Value, view)),
        InList list => OfEnd(list.Field, links, [.. list.Values.Select(value => RowOf(list.Field, value, view))]),
        Present present => PlaceOf(present.Field, links) is { } place ? ends => ends[place] > 0 : null,
        _ => null,
    };

    /// <summary>Which of a link's ends a field names; null for none.</summary>
    public static int? PlaceOf(Field field, RecordType links)
    {
        for (var i = 0; i < links.References.Count; i++)
        {
            if (ReferenceEquals(links.References[i], field))
            {
                return i;
            }
        }

        return null;
    }

    private static Predicate<LinkEnds>? OfEnd(Field field, RecordType links, int row) =>
        PlaceOf(field, links) is { } place ? ends => ends[place] == row : null;

    private static Predicate<LinkEnds>? OfEnd(Field field, RecordType links, int[] rows) =>
        PlaceOf(field, links) is { } place ? ends => Array.IndexOf(rows, ends[place]) >= 0 : null;

    private static int RowOf(Field field, FieldValue value, Snapshot view) =>
        field.Refers is { } kind && view.FindSlot(kind, value.Id) is { } slot ? slot.Row + 1 : Nowhere;

    private static Predicate<LinkEnds>? All(Predicate<LinkEnds>?[] conditions) =>
        Array.IndexOf(conditions, null) >= 0 ? null : ends => Array.TrueForAll(conditions, condition => condition!(ends));

    private static Predicate<LinkEnds>? Any(Predicate<LinkEnds>?[] conditions) =>
        Array.IndexOf(conditions, null) >= 0 ? null : ends => Array.Exists(conditions, condition => condition!(ends));
}
