using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Whether a record satisfies a filter, in a state of its tenant. Two-valued: what is missing satisfies no comparison.</summary>
internal static class FilterEvaluation
{
    public static bool Matches(Filter filter, DirectoryRecord record, Snapshot view) => filter switch
    {
        And and => MatchesAll(and.Filters, record, view),
        Or or => MatchesAny(or.Filters, record, view),
        Not not => !Matches(not.Inner, record, view),
        Comparison comparison => FieldConditions.IsSatisfied(comparison, record),
        InList list => FieldConditions.IsSatisfied(list, record),
        Present present => FieldConditions.IsPresent(present.Field, record),
        Under under => Matches(under, record, view),
        AnyLinked linked => Matches(linked, record, view),
        _ => throw new NotSupportedException($"The in-memory store does not know the filter {filter.GetType()}."),
    };

    private static bool MatchesAll(IReadOnlyList<Filter> filters, DirectoryRecord record, Snapshot view)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            if (!Matches(filters[i], record, view))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MatchesAny(IReadOnlyList<Filter> filters, DirectoryRecord record, Snapshot view)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            if (Matches(filters[i], record, view))
            {
                return true;
            }
        }

        return false;
    }

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

    private static bool Matches(AnyLinked linked, DirectoryRecord record, Snapshot view)
    {
        var value = linked.Link.FromField.Read(record);
        if (value.IsMissing)
        {
            return false;
        }

        if (linked.Inner is null || view.Linked is not { } answers || string.Equals(linked.Link.FromField.Name, nameof(DirectoryRecord.Id), StringComparison.Ordinal))
        {
            return AnyMatches(linked, value, view);
        }

        if (!answers.TryGet(linked, value.Id, out var answer))
        {
            answer = AnyMatches(linked, value, view);
            answers.Keep(linked, value.Id, answer);
        }

        return answer;
    }

    private static bool AnyMatches(AnyLinked linked, in FieldValue value, Snapshot view)
    {
        var field = linked.Link.ToField;
        if (!field.IsMany && view.Postings(field, value) is { } posting)
        {
            foreach (var slot in posting)
            {
                if (view.Read(slot) is { } record && field.Read(record).Equals(value) && (linked.Inner is null || Matches(linked.Inner, record, view)))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var end in view.Having(field, value))
        {
            if (linked.Inner is null || Matches(linked.Inner, end, view))
            {
                return true;
            }
        }

        return false;
    }
}
