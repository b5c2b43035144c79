using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Keeps of a stream that breaks off what came before.</summary>
internal sealed class HalfRestoringStore : DelegatingStore
{
    public override async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        var came = new List<DirectoryRecord>();
        try
        {
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                came.Add(record);
            }
        }
        catch (Exception)
        {
            var numbers = came.OfType<Change>().LastOrDefault();
            await base.RestoreAsync(
                tenant, numbers?.Number ?? 0, authority, came.ToAsyncEnumerable(), CancellationToken.None);
            throw;
        }

        return await base.RestoreAsync(tenant, sequence, authority, came.ToAsyncEnumerable(), cancellationToken);
    }
}
