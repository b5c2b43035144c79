using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportGroupsTests
{
    [Test]
    public async Task What_a_refused_row_would_have_taken_from_who_imports_is_not_missed_by_the_next()
    {
        using var test = new TestDirectory();
        await test.OrganizationAsync("lisbon");
        await test.System.Groups.CreateAsync(new NewGroup("team") { Organization = "lisbon" });
        var boss = await test.HolderAsync("boss", "lisbon", "*.*");
        await test.RoleAsync("importer", ["users.import"]);
        await test.System.Roles.AssignAsync(boss.Id, ["importer"]);
        ImportRow[] rows =
        [
            new() { Key = "boss", Organization = "lisbon", IsMembershipSuspended = true, Groups = ["lisbon:team"] },
            new() { Key = "boss", Organization = "lisbon", DisplayName = "Boss", Groups = ["lisbon:team"] },
        ];

        var results = new List<ImportResult>();
        await foreach (var result in test.As(boss).Import.ImportAsync(rows))
        {
            results.Add(result);
        }

        results[0].Outcome.Should().Be(ImportOutcome.Refused, "a suspended member may not join anybody");
        results[1].Errors.Should().BeEmpty();
        results[1].Outcome.Should().Be(ImportOutcome.Updated);
    }
}
