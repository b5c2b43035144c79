using FluentAssertions;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// People of a tenant beside those that operations are about: ten to an organization, in its group and in one that all are in, each with
/// one role that all have.
/// </summary>
internal static class Crowd
{
    private const int OfOne = 10;

    public const string Everybody = "everybody";

    public static async Task AddAsync(ITenantDirectory acme, int people)
    {
        await acme.Roles.CreateAsync(new NewRole(Everybody, "invoices.list"));
        await acme.Groups.CreateAsync(new NewGroup(Everybody));
        for (var place = 0; place < people / OfOne; place++)
        {
            var organization = await acme.Organizations.CreateAsync(new NewOrganization($"place-{place}"));
            await acme.Groups.CreateAsync(new NewGroup("team") { Organization = organization.Id });
        }

        // Not in the order of their keys: pages are read from all over the file.
        var rows = Enumerable.Range(0, people).Select(row => (int)((long)row * 7919 % people)).Select(number => new ImportRow
        {
            Key = $"person-{number:000000}",
            Email = $"person-{number}@acme.example",
            DisplayName = $"Person {number % 1_000} of {number / 1_000}",
            Organization = $"place-{number / OfOne}",
            Roles = [Everybody],
            Groups = ["team", Everybody],
        });
        await foreach (var row in acme.Import.ImportAsync(rows))
        {
            row.Outcome.Should().Be(ImportOutcome.Created);
        }
    }
}
