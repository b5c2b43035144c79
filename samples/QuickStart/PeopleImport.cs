using System.Runtime.CompilerServices;
using UserDirectory;

namespace QuickStart;

/// <summary>Imports the roster: a dry run, the real run, and once more to see that nothing is left to do.</summary>
public sealed class PeopleImport(ITenantDirectory acme, PeopleFile people, EarlierRun earlier, TextWriter output)
{
    /// <summary>Returns the numbers of the rows that were refused.</summary>
    public async Task<IReadOnlySet<long>> RunAsync(CancellationToken cancellationToken)
    {
        output.WriteLine();
        var (expected, _) = await ImportAsync(new ImportOptions { IsDryRun = true }, cancellationToken);
        output.WriteLine($"Dry run: {Counts(expected)}.");

        var progress = new ProgressLines(output, Console.IsOutputRedirected);
        var (done, refused) = await ImportAsync(new ImportOptions { Progress = progress }, cancellationToken);
        progress.End();
        output.WriteLine($"Import: {Counts(done)}.");

        var before = await acme.Changes.GetLatestNumberAsync(cancellationToken);
        var (again, _) = await ImportAsync(new ImportOptions(), cancellationToken);
        var after = await acme.Changes.GetLatestNumberAsync(cancellationToken);
        output.WriteLine($"Once more: {Counts(again)}; {after - before} changes.");

        new RefusedRows(refused, output).Print();
        return refused.Select(result => result.Row).ToHashSet();
    }

    private async Task<(Dictionary<ImportOutcome, int> Counts, List<ImportResult> Refused)> ImportAsync(
        ImportOptions options, CancellationToken cancellationToken)
    {
        var counts = Enum.GetValues<ImportOutcome>().ToDictionary(outcome => outcome, _ => 0);
        var refused = new List<ImportResult>();

        // Results come in the order of the rows, numbered as they were read; the file may have rows that were left out.
        var rows = new Queue<int>();
        await foreach (var result in acme.Import.ImportAsync(ReadRowsAsync(rows, cancellationToken), options, cancellationToken))
        {
            var row = rows.Dequeue();
            counts[result.Outcome]++;
            if (result.Outcome == ImportOutcome.Refused)
            {
                refused.Add(result with { Row = row });
            }
        }

        return (counts, refused);
    }

    private async IAsyncEnumerable<ImportRow> ReadRowsAsync(
        Queue<int> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var person in people.ReadAsync(cancellationToken))
        {
            if (!earlier.LeavesOut(person))
            {
                rows.Enqueue(person.Row);
                yield return person.ToRow();
            }
        }
    }

    private static string Counts(Dictionary<ImportOutcome, int> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}"));
}
