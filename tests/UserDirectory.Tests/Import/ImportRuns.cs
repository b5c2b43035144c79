using FluentAssertions;
using RosterGenerator;

namespace UserDirectory.Tests.Import;

/// <summary>Runs imports and gives them rows.</summary>
internal static class ImportRuns
{
    public static async Task<List<ImportResult>> ImportAsync(
        this ITenantDirectory directory, IEnumerable<ImportRow> rows, ImportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var results = new List<ImportResult>();
        await foreach (var result in directory.Import.ImportAsync(Streamed(rows), options, cancellationToken))
        {
            results.Add(result);
        }

        return results;
    }

    public static async Task<ImportResult> ImportAsync(this ITenantDirectory directory, ImportRow row, ImportOptions? options = null) =>
        (await directory.ImportAsync([row], options)).Should().ContainSingle().Subject;

    public static async IAsyncEnumerable<ImportRow> Streamed(IEnumerable<ImportRow> rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    /// <summary>Plain people, one row each.</summary>
    public static IEnumerable<ImportRow> People(int count, int from = 1) =>
        Enumerable.Range(from, count).Select(i => new ImportRow { Key = $"p{i:D5}", ExternalId = $"hr-{i}", DisplayName = $"Person {i}" });

    /// <summary>The sample's roster, with all its dirt. The same rows at every call.</summary>
    public static IEnumerable<ImportRow> Roster() => RosterGenerator.People.Rows().Skip(1).Select(fields => new ImportRow
    {
        Key = fields[0],
        Email = fields[1],
        DisplayName = fields[2],
        GivenName = fields[3],
        FamilyName = fields[4],
        Organization = fields[5],
        Roles = fields[6].Split(';'),
        Groups = fields[7].Split(';'),
        Attributes = new Dictionary<string, string?> { ["manager"] = fields[8] },
        Culture = fields[9],
        TimeZone = fields[10],
        ExternalId = fields[11],
        IsActive = fields[12] == "true",
    });

    /// <summary>What the roster takes for granted: the company's organizations, roles and groups.</summary>
    public static async Task PrepareRosterAsync(this TestDirectory directory)
    {
        foreach (var fields in Company.Rows().Skip(1))
        {
            await directory.OrganizationAsync(fields[0], fields[1].Length == 0 ? default(EntityRef) : fields[1]);
        }

        await directory.RoleAsync("reader", ["invoices.read", "invoices.list"]);
        await directory.RoleAsync("editor", ["invoices.read", "invoices.write"]);
        await directory.RoleAsync("approver", ["invoices.approve"]);
        foreach (var key in new[] { "sales", "engineering", "finance", "support" })
        {
            await directory.System.Groups.CreateAsync(new NewGroup(key));
        }
    }

    /// <summary>A result without the id, which differs from directory to directory.</summary>
    public static string Told(this ImportResult result) =>
        $"{result.Row} {result.Key} {result.Outcome} "
            + $"{string.Join(" | ", result.Errors.Select(error => $"{error.Field} {error.Code} {error.Message}"))}";
}
