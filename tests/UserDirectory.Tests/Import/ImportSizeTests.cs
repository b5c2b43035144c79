using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>The size of the batches decides how much one commit takes, and nothing else.</summary>
public sealed class ImportSizeTests
{
    private const int Rows = 40;

    private static readonly string[] s_patterns =
        ["users.*", "members.*", "groups.*", "roles.*", "organizations.*", "invoices.read", "invoices.*", "reports.*"];

    [Test]
    public async Task Any_batches_and_their_dry_runs_tell_the_same_and_end_in_the_same_directory([Range(1, 15)] int seed)
    {
        var rows = new DirtyRows(new Random(seed)).Next(Rows);
        using var one = await DirtyRows.WorldAsync();
        using var many = await DirtyRows.WorldAsync();

        var tried = await TellAsync(one.System, rows, seed, size: 7, isDryRun: true);
        var small = await TellAsync(one.System, rows, seed, size: 1);
        var large = await TellAsync(many.System, rows, seed, size: 1_000);

        small.Should().Equal(tried);
        large.Should().Equal(tried);
        (await PictureAsync(many)).Should().Equal(await PictureAsync(one));
    }

    [Test]
    public async Task So_do_those_of_somebody_who_may_do_some_of_it_and_stands_in_the_rows_himself([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var rows = new DirtyRows(random).Next(Rows);
        rows.Where(_ => random.Next(8) == 0).ToList().ForEach(row => (row.Key, row.ExternalId) = ("manager", default));
        string[] held = [.. s_patterns.Where(_ => random.Next(3) > 0)];
        using var one = await DirtyRows.WorldAsync();
        using var many = await DirtyRows.WorldAsync();
        var (first, second) = (await ManagerAsync(one, held, seed), await ManagerAsync(many, held, seed));

        var tried = await TellAsync(first, rows, seed, size: 7, isDryRun: true);
        var small = await TellAsync(first, rows, seed, size: 1);
        var large = await TellAsync(second, rows, seed, size: 1_000);

        small.Should().Equal(tried);
        large.Should().Equal(tried);
        (await PictureAsync(many)).Should().Equal(await PictureAsync(one));
    }

    /// <summary>Who may import, and holds the patterns tenant-wide or in Lisbon only.</summary>
    private static async Task<ITenantDirectory> ManagerAsync(TestDirectory world, string[] held, int seed)
    {
        await world.RoleAsync("manages", held);
        await world.RoleAsync("imports", ["users.import"]);
        EntityRef place = seed % 4 == 0 ? "lisbon" : default(EntityRef);
        var manager = await world.UserAsync("manager", place, "manages");
        await world.System.Roles.AssignAsync(manager.Id, ["imports"]);
        return world.As(manager);
    }

    private static async Task<List<string>> TellAsync(
        ITenantDirectory directory, List<ImportRow> rows, int seed, int size, bool isDryRun = false)
    {
        var options = new ImportOptions
        {
            BatchSize = size,
            IsDryRun = isDryRun,
            CreateOrganizations = seed % 2 == 0,
            CreateGroups = seed % 3 != 0,
            CreateRoles = seed % 5 != 0,
        };
        var results = await directory.ImportAsync(rows, options);
        return [.. results.Select(result => $"{result.Row} {result.Key} {result.Outcome} "
            + $"{string.Join(" | ", result.Errors.Select(error => $"{error.Field} {error.Code}"))}")];
    }

    // Without versions and ids of users, which are of each run, and who changed an account last: when one batch changes it and changes it
    // back, nobody did.
    private static async Task<IEnumerable<string>> PictureAsync(TestDirectory world) =>
        (await DirectoryPicture.TakeAsync(world))
            .Select(line => Regex.Replace(line, "(?<=^user .*) (user|system):[^ ]+$| v\\d+| user:[0-9a-f-]+", string.Empty));
}
