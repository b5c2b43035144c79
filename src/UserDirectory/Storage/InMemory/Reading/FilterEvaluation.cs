using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Makes a filter ready for the records of one state: whatever evaluating it would look up again for each record is looked up once.
/// Two-valued: what is missing satisfies no comparison. For one thread, while the state is read.
/// </summary>
internal static class FilterEvaluation
{
    public static Predicate<DirectoryRecord> Of(Filter filter, Snapshot view) => filter switch
    {
        And and => All([.. and.Filters.Select(inner => Of(inner, view))]),
        Or or => Any([.. or.Filters.Select(inner => Of(inner, view))]),
        Not not => Complement(Of(not.Inner, view)),
        Comparison comparison => record => FieldConditions.IsSatisfied(comparison, record),
        InList list => record => FieldConditions.IsSatisfied(list, record),
        Present present => record => FieldConditions.IsPresent(present.Field, record),
        Under under => record => Matches(under, record, view),
        AnyLinked linked => LinkedCondition.Of(linked, view),
        _ => throw new NotSupportedException($"The in-memory store does not know the filter {filter.GetType()}."),
    };

    private static Predicate<DirectoryRecord> All(Predicate<DirectoryRecord>[] conditions) => record =>
    {
        foreach (var condition in conditions)
        {
            if (!condition(record))
            {
                return false;
            }
        }

        return true;
    };

    private static Predicate<DirectoryRecord> Any(Predicate<DirectoryRecord>[] conditions) => record =>
    {
        foreach (var condition in conditions)
        {
            if (condition(record))
            {
                return true;
            }
        }

        return false;
    };

    private static Predicate<DirectoryRecord> Complement(Predicate<DirectoryRecord> condition) => record => !condition(record);

    private static bool Matches(Under under, DirectoryRecord record, Snapshot view)
    {
        var value = under.Field.Read(record);
        return !value.IsMissing && (value.Id == under.Id || Ancestors(view.Find(under.Tree, value.Id)).Contains(under.Id));
    }

    private static IReadOnlyList<Guid> Ancestors(DirectoryRecord? record) => record switch
    {
        Organization organization => organization.AncestorIds,
        Group group => group.AncestorIds,
        _ => [],
    };
}
