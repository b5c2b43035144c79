namespace UserDirectory;

#pragma warning disable IDE0005, CS9113
internal sealed class ImportService(TenantContext context) : IImportService
{
    public IAsyncEnumerable<ImportResult> ImportAsync(IAsyncEnumerable<ImportRow> rows, ImportOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
