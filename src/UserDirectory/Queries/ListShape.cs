using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>What lists of a record type have in common.</summary>
/// <param name="Searched">The text fields that a search looks in; with none, a search is refused.</param>
/// <param name="DefaultOrder">The order of a list that names none; null is by id.</param>
internal sealed record ListShape<T>(IReadOnlyList<Field> Searched, Sort? DefaultOrder)
    where T : DirectoryRecord
{
    /// <summary>The link to the records whose fields are searched; null when they are the listed records' own.</summary>
    public Link? SearchedThrough { get; init; }

    /// <summary>Which records are still there at a time; null when no time takes one away.</summary>
    public Func<DateTimeOffset, Filter>? StillThere { get; init; }

    /// <summary>The condition of a search: one of the fields contains the text.</summary>
    public Filter Search(string text)
    {
        var found = Filter.Any(Searched.Select(field => field.Contains(text)));
        return SearchedThrough is null ? found : SearchedThrough.Any(found);
    }
}
