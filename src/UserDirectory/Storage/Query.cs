using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// A question for a page of records, as data. The order is <see cref="OrderBy"/>, then the id in the direction of the last step. A page
/// starts after <see cref="After"/> when that is given, then leaves out <see cref="Skip"/> records.
/// </summary>
/// <typeparam name="T">The record type.</typeparam>
/// <param name="TenantId">The tenant; <see cref="Guid.Empty"/> only for tenants themselves.</param>
public sealed record Query<T>(Guid TenantId)
    where T : DirectoryRecord
{
    /// <summary>The largest page that a provider must serve.</summary>
    public const int LargestTake = 10_000;

    /// <summary>The condition; null takes every record.</summary>
    public Filter? Where { get; init; }

    /// <summary>The order; empty is by id.</summary>
    public IReadOnlyList<Sort> OrderBy { get; init; } = [];

    /// <summary>How many records to leave out, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many records at most, 0 to <see cref="LargestTake"/>. 0 with <see cref="IncludeTotal"/> only counts.</summary>
    public int Take { get; init; } = 100;

    /// <summary>Where the page starts; null at the beginning.</summary>
    public SeekPosition? After { get; init; }

    /// <summary>Whether to count all records that satisfy <see cref="Where"/>, whatever the page.</summary>
    public bool IncludeTotal { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(Query<>)).With(TenantId).With(Where).With(OrderBy).With(Skip)
            .With(Take).With(After).With(IncludeTotal).ToString();
}
