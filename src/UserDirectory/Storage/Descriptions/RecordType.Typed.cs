using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>Describes the records of one type. See <see cref="RecordType"/>.</summary>
/// <typeparam name="T">The record type.</typeparam>
public sealed class RecordType<T> : RecordType
    where T : DirectoryRecord
{
    internal RecordType(RecordKind kind, IReadOnlyList<Field<T>> fields, IReadOnlyList<KeyDefinition> keys, IReadOnlyList<Link> links)
        : base(kind, fields, keys, links)
    {
    }

    /// <inheritdoc/>
    public override Type RecordClass => typeof(T);

    internal override TResult Use<TResult>(IRecordTypeUse<TResult> use) => use.With<T>();

    internal override async ValueTask<DirectoryRecord?> FindAsync(IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await reader.FindAsync<T>(tenantId, id, cancellationToken).ConfigureAwait(false);

    internal override async ValueTask<DirectoryRecord?> FindByKeyAsync(IDirectoryReader reader, UniqueKey key, CancellationToken cancellationToken) =>
        await reader.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);

    internal override async ValueTask<bool> AnyAsync(IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken) =>
        (await reader.QueryAsync(new Query<T>(tenantId) { Where = where, Take = 1 }, cancellationToken).ConfigureAwait(false)).Items.Count > 0;

    internal override async ValueTask<IReadOnlyList<DirectoryRecord>> ListAllAsync(
        IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken) =>
        await AllRecords.ReadAsync<T>(reader, tenantId, where, cancellationToken).ConfigureAwait(false);
}
