using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// What a list may be asked for; the codes are <c>query.…</c> and those of <see cref="FilterRules"/>. Judged before anything is evaluated.
/// Pure.
/// </summary>
internal static class ListQueryRules
{
    private const int LongestSearch = 256;
    // Each is a condition that every record may be asked.
    private const int MostWords = 32;
    private const int MostSteps = 4;

    /// <exception cref="InvalidInputException">The query breaks rules; all are listed.</exception>
    public static void MustHold<T>(ListQuery query, ListShape<T> shape)
        where T : DirectoryRecord
    {
        var errors = new InputErrors();
        CheckPage(errors, query);
        CheckSearch(errors, query.Search, shape.Searched is not null);
        CheckOrder(errors, query.OrderBy, RecordType.Of<T>().Kind);
        FilterRules.Check(errors, nameof(query.Where), query.Where, RecordType.Of<T>().Kind);
        errors.ThrowIfAny();
    }

    /// <exception cref="InvalidInputException">There is no such status.</exception>
    public static void MustExist<TStatus>(string field, TStatus status)
        where TStatus : struct, Enum
    {
        if (!typeof(TStatus).IsEnumDefined(status))
        {
            throw new InvalidInputException(
                field, "query.status", $"There is no status {status:D}. There are: {string.Join(", ", typeof(TStatus).GetEnumNames())}.");
        }
    }

    private static void CheckPage(InputErrors errors, ListQuery query)
    {
        if (query.Take is < 0 or > ListQuery.LargestTake)
        {
            errors.Add(nameof(query.Take), "query.take", $"A page has 0 to {ListQuery.LargestTake} items, not {query.Take}.");
        }

        if (query.Skip < 0)
        {
            errors.Add(nameof(query.Skip), "query.skip", $"The number of items to leave out is {query.Skip}; it cannot be negative.");
        }
        else if (query.Skip > 0 && query.Cursor is not null)
        {
            errors.Add(nameof(query.Skip), "query.skip_with_cursor", "A page starts at a cursor or leaves out items, not both.");
        }
    }

    private static void CheckSearch(InputErrors errors, string? search, bool isSearchable)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return;
        }

        if (!isSearchable)
        {
            errors.Add(nameof(ListQuery.Search), "query.search_unknown", "Nothing is searched in lists of this kind; use a condition.");
        }
        else if (search!.Length > LongestSearch)
        {
            errors.Add(nameof(ListQuery.Search), "query.search_too_long",
                $"The text to search for has {search.Length} characters; at most {LongestSearch} are allowed.");
        }
        else if (!FilterRules.IsComparable(search))
        {
            errors.Add(nameof(ListQuery.Search), "text.character",
                "The text to search for has half of a surrogate pair or another character that no text can have.");
        }
        else if (SearchText.Words(search).Count is var words and > MostWords)
        {
            errors.Add(nameof(ListQuery.Search), "query.search_too_many_words",
                $"The text to search for has {words} different words; at most {MostWords} are allowed.");
        }
    }

    private static void CheckOrder(InputErrors errors, IReadOnlyList<Sort>? order, RecordKind kind)
    {
        if (order is { Count: > MostSteps })
        {
            errors.Add(
                nameof(ListQuery.OrderBy), "query.order_too_long", $"The order has {order.Count} steps; at most {MostSteps} are allowed.");
            return;
        }

        for (var i = 0; i < order?.Count; i++)
        {
            var field = order[i]?.Field;
            if (field is null || field.Record != kind)
            {
                errors.Add($"{nameof(ListQuery.OrderBy)}[{i}]", "query.order_field", $"'{field?.Name}' is not a field of {kind}.");
            }
            else if (!field.IsSortable)
            {
                errors.Add($"{nameof(ListQuery.OrderBy)}[{i}]", "query.order_unsortable", $"Lists cannot be sorted by '{field.Name}'.");
            }
        }
    }
}
