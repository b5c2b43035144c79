using System.Runtime.CompilerServices;

namespace UserDirectory;

/// <summary>Imports of rows that are at hand.</summary>
public static class ImportServiceExtensions
{
    /// <inheritdoc cref="IImportService.ImportAsync"/>
    public static IAsyncEnumerable<ImportResult> ImportAsync(
        this IImportService service, IEnumerable<ImportRow> rows, ImportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(rows);
        return service.ImportAsync(OneByOneAsync(rows, cancellationToken), options, cancellationToken);
    }

#pragma warning disable CS1998 // Nothing is waited for: the rows are at hand.
    private static async IAsyncEnumerable<ImportRow> OneByOneAsync(
        IEnumerable<ImportRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
#pragma warning restore CS1998
}
