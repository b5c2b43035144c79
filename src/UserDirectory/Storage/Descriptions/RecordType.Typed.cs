using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>Describes the records of one type. See <see cref="RecordType"/>.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordType<T> : RecordType
    where T : DirectoryRecord
{
    private readonly RecordShape<T> _shape;

    internal RecordType(RecordShape<T> shape, IReadOnlyList<KeyDefinition> keys, IReadOnlyList<Link> links)
        : base(shape.Kind, shape.Fields, shape.Columns, keys, links, shape.Pairs) => _shape = shape;

    /// <inheritdoc/>
    public override Type RecordClass => typeof(T);

    /// <summary>As <see cref="RecordType.MakeRecord"/>, for who knows the type.</summary>
    public T Make(ReadOnlySpan<ColumnValue> values)
    {
        if (values.Length != Columns.Count)
        {
            throw new ArgumentException(
                $"A {Kind} is made of {Columns.Count} values, one for each column, not of {values.Length}.", nameof(values));
        }

        var row = new ColumnReader(values, _shape.Stamps);
        var record = _shape.Make(row);
        _shape.Stamps.Stamp(record, row);
        return record;
    }

    /// <inheritdoc/>
    public override DirectoryRecord MakeRecord(ReadOnlySpan<ColumnValue> values) => Make(values);

    internal override TResult Use<TResult>(IRecordTypeUse<TResult> use) => use.With<T>();

    internal override async ValueTask<DirectoryRecord?> FindAsync(
        IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await reader.FindAsync<T>(tenantId, id, cancellationToken).ConfigureAwait(false);

    internal override async ValueTask<DirectoryRecord?> FindByKeyAsync(
        IDirectoryReader reader, UniqueKey key, CancellationToken cancellationToken) =>
        await reader.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);

    internal override async ValueTask<bool> AnyAsync(
        IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken) =>
        (await reader.QueryAsync(new Query<T>(tenantId) { Where = where, Take = 1 }, cancellationToken)
            .ConfigureAwait(false)).Items.Count > 0;

    internal override async ValueTask<IReadOnlyList<DirectoryRecord>> ListAllAsync(
        IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken) =>
        await AllRecords.ReadAsync<T>(reader, tenantId, where, cancellationToken).ConfigureAwait(false);
}
