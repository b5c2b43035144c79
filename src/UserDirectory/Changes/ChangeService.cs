namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class ChangeService(TenantContext context) : IChangeService
{
    public ValueTask<IReadOnlyList<Change>> ReadAsync(long after, int take = 100, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> GetLatestNumberAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
