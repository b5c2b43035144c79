using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>What the fields file of a record type says of its records.</summary>
/// <param name="Kind">The record type.</param>
/// <param name="Fields">What queries see.</param>
/// <param name="Columns">What is stored.</param>
/// <param name="Stamps">Those columns that every record type has.</param>
/// <param name="Make">Makes a record of its own columns; the stamps come after.</param>
internal sealed record RecordShape<T>(
    RecordKind Kind, IReadOnlyList<Field<T>> Fields, IReadOnlyList<Column> Columns, StampColumns Stamps, RecordShape<T>.Maker Make)
    where T : DirectoryRecord
{
    /// <summary>Makes a record of values.</summary>
    public delegate T Maker(ColumnReader row);

    /// <summary>Links that come in few combinations.</summary>
    public IReadOnlyList<LinkPair> Pairs { get; init; } = [];
}
