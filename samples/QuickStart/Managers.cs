using UserDirectory;

namespace QuickStart;

/// <summary>
/// Sets who manages whom, as a custom attribute, in a second pass: in the file, managers come after their reports. A row that names only
/// the account and what is to change leaves everything else as it is.
/// </summary>
public sealed class Managers(ITenantDirectory acme, PeopleFile people, EarlierRun earlier, TextWriter output)
{
    public async Task SetAsync(IReadOnlySet<long> refused, CancellationToken cancellationToken)
    {
        var unknown = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var set = 0;
        await foreach (var result in acme.Import.ImportAsync(
            ReadAsync(refused, unknown, cancellationToken), cancellationToken: cancellationToken))
        {
            set += result.Outcome == ImportOutcome.Updated ? 1 : 0;
        }

        output.WriteLine();
        output.WriteLine($"Managers: set for {set} people; {unknown.Count} managers of {unknown.Values.Sum(reports => reports.Count)} "
            + $"people are unknown.");
        foreach (var (manager, reports) in unknown)
        {
            output.WriteLine($"    '{manager}', who manages {string.Join(", ", reports)}");
        }
    }

    private async IAsyncEnumerable<ImportRow> ReadAsync(
        IReadOnlySet<long> refused,
        SortedDictionary<string, List<string>> unknown,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var person in people.ReadAsync(cancellationToken))
        {
            if (refused.Contains(person.Row) || earlier.LeavesOut(person) || string.IsNullOrWhiteSpace(person.Manager))
            {
                continue;
            }

            if (await acme.Users.FindAsync(person.Manager.Trim(), cancellationToken: cancellationToken) is { } manager)
            {
                yield return new ImportRow
                {
                    Key = person.UserName,
                    ExternalId = person.ExternalId,
                    Attributes = new Dictionary<string, string?> { ["manager"] = manager.Key },
                };
            }
            else
            {
                if (!unknown.TryGetValue(person.Manager.Trim(), out var reports))
                {
                    unknown[person.Manager.Trim()] = reports = [];
                }

                reports.Add(person.UserName.Trim());
            }
        }
    }
}
