using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// One of the reads that <see cref="IDirectoryReader.ReadManyAsync"/> answers together. A closed list: a provider knows <see cref="ById"/>,
/// <see cref="ByKey"/>, <see cref="Where"/> and <see cref="Access"/>, and refuses any other. Immutable and thread-safe.
/// </summary>
public abstract record Read
{
    private Read()
    {
    }

    /// <summary>The record with an id, as <see cref="IDirectoryReader.FindAsync"/> gives it.</summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Id">The record's id.</param>
    public sealed record ById(RecordKind Kind, Guid Id) : Read;

    /// <summary>The record with a unique key, as <see cref="IDirectoryReader.FindByKeyAsync"/> gives it.</summary>
    /// <param name="Key">The key, of the same tenant; a tenant's own key cannot be asked for here.</param>
    public sealed record ByKey(UniqueKey Key) : Read;

    /// <summary>The first records that satisfy a filter, ordered by id.</summary>
    /// <param name="Kind">The record type.</param>
    /// <param name="Filter">The condition.</param>
    /// <param name="Take">How many at most, 0 to <see cref="Query{T}.LargestTake"/>. Whether there are more is told.</param>
    public sealed record Where(RecordKind Kind, Filter Filter, int Take) : Read;

    /// <summary>What a decision about an account needs, as <see cref="IDirectoryReader.ReadAccessAsync"/> gives it.</summary>
    /// <param name="UserId">The account; <see cref="Guid.Empty"/> for the path of an organization alone.</param>
    /// <param name="OrganizationId">The organization; null for none.</param>
    public sealed record Access(Guid UserId, Guid? OrganizationId) : Read;
}
