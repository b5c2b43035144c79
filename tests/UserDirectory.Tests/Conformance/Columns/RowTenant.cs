using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>All rows of a tenant, by record type and id, and its two numbers.</summary>
internal sealed class RowTenant(Guid id)
{
    private readonly RowTable[] _tables = [.. RecordType.All.Select(type => new RowTable(RowLayout.Of(type.Kind), id))];

    public Guid Id => id;

    public long Sequence { get; set; }

    public long Authority { get; set; }

    public RowTable Table(RecordKind kind) => _tables[(int)kind - 1];

    /// <summary>The record of a row, made anew.</summary>
    public DirectoryRecord? Find(RecordKind kind, Guid recordId) =>
        Table(kind).Find(recordId) is { } row ? RowLayout.Of(kind).Make(row) : null;

    public IReadOnlyList<T> Make<T>(IEnumerable<Guid> ids)
        where T : DirectoryRecord => [.. ids.Select(recordId => Find(RecordType.Of<T>().Kind, recordId)).OfType<T>()];
}
