using UserDirectory.Queries;

namespace UserDirectory.Testing;

/// <summary>A filter as text, for the message of a failure.</summary>
internal static class FilterText
{
    public static string Of(Filter? filter) => filter switch
    {
        null => "all",
        And and => $"({string.Join(" & ", and.Filters.Select(Of))})",
        Or or => $"({string.Join(" | ", or.Filters.Select(Of))})",
        Not not => $"!{Of(not.Inner)}",
        Comparison comparison => $"{comparison.Field} {comparison.Operator} '{comparison.Value}'",
        InList list => $"{list.Field} in [{string.Join(", ", list.Values)}]",
        Present present => $"{present.Field} present",
        Under under => $"{under.Field} under {under.Id}",
        AnyLinked linked => $"{linked.Link} any {Of(linked.Inner)}",
        _ => filter.ToString(),
    };
}
