using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>What lists of a record type have in common.</summary>
/// <param name="Searched">The text fields that a search looks in; empty when nothing is searched.</param>
/// <param name="DefaultOrder">The order of a list that names none; null is by id.</param>
internal sealed record ListShape<T>(IReadOnlyList<Field<T>> Searched, Sort? DefaultOrder)
    where T : DirectoryRecord;
