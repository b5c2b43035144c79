using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The values of a list, a row each, beside the table of the records that have it: what conditions on the list ask. The list as it is, in
/// order, stands in its column. Immutable.
/// </summary>
/// <param name="Name">The table's name, without the prefix.</param>
/// <param name="Source">The member.</param>
internal sealed record ListTable(string Name, Column Source)
{
    public Field Field => Source.Field!;

    /// <summary>What a value is: text or id.</summary>
    public ColumnKind ItemKind => Source.Kind == ColumnKind.Ids ? ColumnKind.Id : ColumnKind.Text;

    /// <summary>The values as they are compared, each once.</summary>
    public IReadOnlyList<FieldValue> Read(DirectoryRecord record) => [.. Field.ReadMany(record).Distinct()];
}
