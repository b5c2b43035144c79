namespace UserDirectory;

/// <summary>Import of people. Thread-safe.</summary>
public interface IImportService
{
    /// <summary>
    /// Imports people: each account is found by id, else by external id, else by key, and made or changed to be as its row says. Each batch
    /// is one commit, decided row by row: a row sees what those before it did. A refused row leaves the others alone. Results come as
    /// batches are done, so memory does not grow with the rows (a dry run keeps the accounts that it would make or change). Running again
    /// after a stop ends in the same directory, and a second run reports only unchanged rows: unless two rows say different things of one
    /// account, for then each in its turn is followed.
    /// </summary>
    /// <remarks>
    /// <para>Asks <c>users.import</c> at the tenant, and for each row what its changes by themselves ask; a row that asks too much is
    /// refused with <c>access.denied</c> or <c>access.escalation</c>. What an account is or has already is not asked about, as long as the
    /// actor may read the account; of any other the row asks for what it needs before it is compared, so that no row tells whether what it
    /// says is so.</para>
    /// <para>An account that is found by key and has another external id than the row is somebody else: the row is refused with
    /// <c>user.key.taken</c>. So is one whose external id finds one account and whose key another. Where id or external id find the
    /// account, its key becomes the row's; another spelling of the same key is left alone. Rows of one batch may take their keys from each
    /// other, in any order and all around: such a ring is done as a whole or not at all.</para>
    /// <para>A membership that is over is renewed. Where the account is a suspended member of the row's organization, the row is refused
    /// with <c>membership.suspended</c>.</para>
    /// <para>A row that is null is refused with <c>import.row_missing</c> for its field <c>Row</c>.</para>
    /// </remarks>
    /// <param name="rows">
    /// The people, read as they are needed and once. An exception of theirs ends the import and is passed on; rows that were read since the
    /// last batch are not imported.
    /// </param>
    /// <param name="options">How, as it is at the call; null for the defaults.</param>
    /// <param name="cancellationToken">Stops before the next commit: whole batches are done, nothing of another is.</param>
    /// <returns>A result for every row, in order; those of a batch after its commit.</returns>
    /// <exception cref="InvalidInputException"><c>import.batch_size</c>: thrown by the call itself.</exception>
    /// <exception cref="AccessDeniedException">
    /// The actor may not import, or says that addresses are verified and is no system: thrown when the results are asked for. When the
    /// actor loses the right on the way, be it by a row, the rows after that are refused with <c>access.denied</c>, whatever the size of
    /// the batches.
    /// </exception>
    IAsyncEnumerable<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportRow> rows, ImportOptions? options = null, CancellationToken cancellationToken = default);
}
