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
        Comparison comparison => Matches(comparison, record),
        InList list => Matches(list, record),
        Present present => IsPresent(present.Field, record),
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

    public static bool Matches(Comparison comparison, DirectoryRecord record)
    {
        // The complement is of the whole comparison, so that for a field of many values it means "none of them".
        if (comparison.Operator == ComparisonOperator.NotEqual)
        {
            return !Satisfies(comparison.Field, record, ComparisonOperator.Equal, comparison.Value);
        }

        return Satisfies(comparison.Field, record, comparison.Operator, comparison.Value);
    }

    private static bool Satisfies(Field field, DirectoryRecord record, ComparisonOperator @operator, in FieldValue operand)
    {
        if (field.IsDerived && @operator == ComparisonOperator.Contains)
        {
            return SearchMatching.Contains(field, record, operand.Text!);
        }

        if (!field.IsMany)
        {
            return field.Kind == FieldKind.Text
                ? Satisfies(field.ReadText(record), @operator, operand.Text!)
                : Satisfies(field.Read(record), @operator, operand);
        }

        foreach (var value in field.ReadMany(record))
        {
            if (Satisfies(value, @operator, operand))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Satisfies(in FieldValue value, ComparisonOperator @operator, in FieldValue operand) => !value.IsMissing && @operator switch
    {
        _ when value.Text is { } text => Satisfies(text, @operator, operand.Text!),
        ComparisonOperator.Equal => value.Equals(operand),
        ComparisonOperator.LessThan => value.CompareTo(operand) < 0,
        ComparisonOperator.LessThanOrEqual => value.CompareTo(operand) <= 0,
        ComparisonOperator.GreaterThan => value.CompareTo(operand) > 0,
        ComparisonOperator.GreaterThanOrEqual => value.CompareTo(operand) >= 0,
        _ => throw Unknown(@operator),
    };

    private static bool Satisfies(string? text, ComparisonOperator @operator, string operand) => text is not null && @operator switch
    {
        ComparisonOperator.Equal => string.Equals(text, operand, StringComparison.Ordinal),
        ComparisonOperator.LessThan => DirectoryText.Compare(text, operand) < 0,
        ComparisonOperator.LessThanOrEqual => DirectoryText.Compare(text, operand) <= 0,
        ComparisonOperator.GreaterThan => DirectoryText.Compare(text, operand) > 0,
        ComparisonOperator.GreaterThanOrEqual => DirectoryText.Compare(text, operand) >= 0,
        ComparisonOperator.Contains => text.Contains(operand),
        ComparisonOperator.StartsWith => text.StartsWith(operand, StringComparison.Ordinal),
        ComparisonOperator.EndsWith => text.EndsWith(operand, StringComparison.Ordinal),
        _ => throw Unknown(@operator),
    };

    private static NotSupportedException Unknown(ComparisonOperator @operator) => new($"The in-memory store does not know the operator {@operator}.");

    public static bool Matches(InList list, DirectoryRecord record)
    {
        if (!list.Field.IsMany)
        {
            return list.Includes(list.Field.Read(record));
        }

        foreach (var value in list.Field.ReadMany(record))
        {
            if (list.Includes(value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsPresent(Field field, DirectoryRecord record) => !field.Read(record).IsMissing;

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
        foreach (var end in view.Having(linked.Link.ToField, value))
        {
            if (linked.Inner is null || Matches(linked.Inner, end, view))
            {
                return true;
            }
        }

        return false;
    }
}
