namespace UserDirectory;

/// <summary>Decides on the rows of one batch, one after the other: each sees what those before it will have written, and leaves nothing when it is refused.</summary>
internal static class ImportBatch
{
    public static async ValueTask<IReadOnlyList<ImportResult>> DecideAsync(
        Decision decision, List<PreparedRow> rows, ImportSettings settings, CancellationToken cancellationToken)
    {
        decision.ReadOwnWrites();
        var import = new RowImport(decision, settings);
        var results = new List<ImportResult>(rows.Count);
        foreach (var row in rows)
        {
            results.Add(await import.DecideAsync(row, cancellationToken).ConfigureAwait(false));
        }

        if (results.Exists(result => result.Outcome == ImportOutcome.Refused))
        {
            // A row that found one thing before and the next after a commit of somebody else is not told of what never was. When nothing is written, no commit notices.
            await decision.MustStandStillAsync(cancellationToken).ConfigureAwait(false);
        }

        return results;
    }
}
