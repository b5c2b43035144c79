using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What a dry run decides on: reads show the directory as the real run would have left it so far. It keeps what the run would have written, so its memory grows with the
/// accounts that the run would make or change (a real run's does not).
/// </summary>
internal sealed class DryRunStore : IDirectoryStore
{
    private readonly RecordOverlay _written = new();
    private readonly OverlayReader _reader;

    public DryRunStore(IDirectoryReader store) => _reader = new OverlayReader(store, _written);

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => _reader.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => _reader.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => _reader.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        _reader.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        _reader.FindAcrossTenantsAsync(key, cancellationToken);

    /// <exception cref="InvalidOperationException">Always: whatever decides on a dry run must not commit.</exception>
    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A dry run writes nothing.");

    /// <summary>From now on, reads show these writes as done.</summary>
    public void Keep(IReadOnlyList<Write> writes)
    {
        foreach (var write in writes)
        {
            switch (write)
            {
                case Write.Add add:
                    _written.Put(add.Record);
                    break;
                case Write.Update update:
                    _written.Put(update.Record);
                    break;
            }
        }
    }
}
