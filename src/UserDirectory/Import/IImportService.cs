namespace UserDirectory;

/// <summary>Import of people. Thread-safe.</summary>
public interface IImportService
{
    /// <summary>
    /// Imports people: each account is found by external id or key, and made or changed to be as its row says. Batches are one commit each; results come as batches are
    /// done, so memory does not grow with the rows. A refused row leaves the others alone. Running again after a stop ends in the same directory; a second run reports
    /// only unchanged rows. Asks <c>users.import</c> at the tenant, and for each row what its changes by themselves ask.
    /// </summary>
    /// <param name="rows">The people, read as they are needed and once.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between batches: what was reported is done, nothing else.</param>
    /// <returns>A result for every row, in order.</returns>
    IAsyncEnumerable<ImportResult> ImportAsync(IAsyncEnumerable<ImportRow> rows, ImportOptions? options = null, CancellationToken cancellationToken = default);
}
