using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>What lists of a record type have in common.</summary>
/// <param name="Searched">The search text that a search looks in; null where a search is refused.</param>
/// <param name="DefaultOrder">The order of a list that names none; null is by id.</param>
internal sealed record ListShape<T>(Field? Searched, Sort? DefaultOrder)
    where T : DirectoryRecord
{
    /// <summary>The link to the records whose search text it is; null when they are the listed records' own.</summary>
    public Link? SearchedThrough { get; init; }

    /// <summary>Which records are still there at a time; null when no time takes one away.</summary>
    public Func<DateTimeOffset, Filter>? StillThere { get; init; }

    /// <summary>The condition of a search: the search text contains each of its words. Null when it has none.</summary>
    public Filter? Search(string? text)
    {
        if (Searched is null || SearchText.Words(text) is not { Count: > 0 } words)
        {
            return null;
        }

        var found = words.Count == 1 ? Searched.Contains(words[0]) : Filter.All(words.Select(Searched.Contains));
        return SearchedThrough is null ? found : SearchedThrough.Any(found);
    }
}
