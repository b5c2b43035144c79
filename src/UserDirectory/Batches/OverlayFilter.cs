using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Whether a record satisfies a filter in the state that a reader shows. What stands on other records is asked of the reader.
/// </summary>
internal readonly struct OverlayFilter(IDirectoryReader reader, Guid tenantId)
{
    /// <summary>The account that every record which satisfies the filter belongs to; null when the filter does not say.</summary>
    public static Guid? UserOf(Filter? filter) => filter switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Field.Refers: RecordKind.User } comparison => comparison.Value.Id,
        InList { Field.Refers: RecordKind.User, Values.Count: 1 } list => list.Values[0].Id,
        And and => and.Filters.Select(UserOf).FirstOrDefault(user => user is not null),
        _ => null,
    };

    /// <summary>The ids of all above an organization or group.</summary>
    public static IReadOnlyList<Guid> AncestorsOf(DirectoryRecord? record) => record switch
    {
        Organization organization => organization.AncestorIds,
        Group group => group.AncestorIds,
        _ => [],
    };

    public ValueTask<bool> MatchesAsync(Filter filter, DirectoryRecord record, CancellationToken cancellationToken) => filter switch
    {
        And and => EachAsync(and.Filters, record, endsAt: false, cancellationToken),
        Or or => EachAsync(or.Filters, record, endsAt: true, cancellationToken),
        Not not => NotAsync(not, record, cancellationToken),
        Comparison comparison => new(FieldConditions.IsSatisfied(comparison, record)),
        InList list => new(FieldConditions.IsSatisfied(list, record)),
        Present present => new(FieldConditions.IsPresent(present.Field, record)),
        Under under => IsUnderAsync(under, record, cancellationToken),
        AnyLinked linked => IsLinkedAsync(linked, record, cancellationToken),
        _ => throw new NotSupportedException($"A batch does not know the filter {filter.GetType()}."),
    };

    private async ValueTask<bool> EachAsync(
        IReadOnlyList<Filter> filters, DirectoryRecord record, bool endsAt, CancellationToken cancellationToken)
    {
        foreach (var filter in filters)
        {
            if (await MatchesAsync(filter, record, cancellationToken).ConfigureAwait(false) == endsAt)
            {
                return endsAt;
            }
        }

        return !endsAt;
    }

    private async ValueTask<bool> NotAsync(Not not, DirectoryRecord record, CancellationToken cancellationToken) =>
        !await MatchesAsync(not.Inner, record, cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> IsUnderAsync(Under under, DirectoryRecord record, CancellationToken cancellationToken)
    {
        var value = under.Field.Read(record);
        return !value.IsMissing
            && (value.Id == under.Id
                || AncestorsOf(
                    await RecordType.Of(under.Tree).FindAsync(reader, tenantId, value.Id, cancellationToken).ConfigureAwait(false))
                    .Contains(under.Id));
    }

    private async ValueTask<bool> IsLinkedAsync(AnyLinked linked, DirectoryRecord record, CancellationToken cancellationToken)
    {
        var value = linked.Link.FromField.Read(record);
        if (value.IsMissing)
        {
            return false;
        }

        var isEnd = linked.Link.ToField.EqualTo(value);
        return await RecordType.Of(linked.Link.To)
            .AnyAsync(reader, tenantId, linked.Inner is null ? isEnd : isEnd & linked.Inner, cancellationToken).ConfigureAwait(false);
    }
}
