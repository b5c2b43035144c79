using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>The limits of the core for conditions from outside, said in the caller's words before the core is asked. Pure.</summary>
internal static class FilterLimits
{
    /// <summary>How deep a condition may be.</summary>
    public const int Deepest = 16;

    /// <summary>How many parts a condition may have.</summary>
    public const int MostNodes = 256;

    private const int MostValues = 1_000;
    private const int LongestText = 1_000;

    /// <exception cref="ListQueryException">The condition is too deep or too large.</exception>
    public static void MustHold(Filter filter)
    {
        var nodes = 0;
        var values = 0;
        Count(filter, 1, ref nodes, ref values);
    }

    /// <exception cref="ListQueryException">The text is longer than a condition may hold.</exception>
    public static void MustBeShort(ListProperty property, int length)
    {
        if (length > LongestText)
        {
            throw new ListQueryException(
                ListOption.Filter, "query.too_long",
                $"The text that '{property.Name}' is compared with has more than {LongestText} characters.");
        }
    }

    public static ListQueryException TooDeep() => FilterFault.TooDeep($"The condition is more than {Deepest} deep.");

    public static ListQueryException TooLarge() => FilterFault.TooLarge($"The condition has more than {MostNodes} parts.");

    // Refuses before it walks any deeper than the limit.
    private static void Count(Filter filter, int depth, ref int nodes, ref int values)
    {
        if (depth > Deepest)
        {
            throw TooDeep();
        }

        if (++nodes > MostNodes)
        {
            throw TooLarge();
        }

        if (filter is InList list && (values += list.Values.Count) > MostValues)
        {
            throw FilterFault.TooLarge($"The condition lists more than {MostValues} values.");
        }

        foreach (var part in filter switch { And and => and.Filters, Or or => or.Filters, Not not => [not.Inner], _ => [] })
        {
            Count(part, depth + 1, ref nodes, ref values);
        }
    }
}
