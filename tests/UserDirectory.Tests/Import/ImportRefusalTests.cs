using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed partial class ImportRefusalTests
{
    private TestDirectory _directory = null!;

    [SetUp]
    public async Task SetUp()
    {
        _directory = new TestDirectory();
        await _directory.OrganizationAsync("lisbon");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_row_that_is_missing_is_refused_and_the_others_go_on(bool isDryRun)
    {
        var results = await _directory.System.ImportAsync(
            [new ImportRow { Key = "ann" }, null!, new ImportRow { Key = "bob" }], new ImportOptions { IsDryRun = isDryRun });

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Refused, ImportOutcome.Created);
        results[1].Should().BeEquivalentTo(new { Row = 2L, Key = (string?)null, UserId = (Guid?)null });
        Told(results[1]).Should().Equal("Row import.row_missing");
    }

    [Test]
    public async Task Everything_that_is_wrong_with_a_row_is_told_with_its_field()
    {
        var result = await _directory.System.ImportAsync(new ImportRow
        {
            Key = new string('x', 257),
            ExternalId = "a\nb",
            DisplayName = "Ann\r\nSilva",
            GivenName = new string('x', 257),
            FamilyName = "\u202E",
            Email = "not an address",
            Culture = "?",
            TimeZone = "here",
            Attributes = new Dictionary<string, string?> { ["a b"] = "x", ["desk"] = new string('x', 2049) },
            Organization = "atlantis",
            PasswordHash = "secret",
        });

        Told(result).Should().BeEquivalentTo(
            "Key key.too_long",
            "ExternalId text.character",
            "DisplayName text.character",
            "GivenName text.too_long",
            "FamilyName text.character",
            "Email email.format",
            "Culture culture.format",
            "TimeZone time_zone.format",
            "Attributes attributes.name",
            "Attributes[desk] text.too_long",
            "PasswordHash password.hash_format",
            "Organization organization.not_found");
    }

    [Test]
    public async Task Too_many_attributes_together_are_refused()
    {
        await _directory.System.Users.CreateAsync(
            new NewUser("ann") { Attributes = Enumerable.Range(0, 64).ToDictionary(i => $"a{i}", _ => "x") });

        var result = await _directory.System.ImportAsync(
            new ImportRow { Key = "ann", Attributes = new Dictionary<string, string?> { ["one-more"] = "x" } });

        Told(result).Should().Equal("Attributes attributes.too_many");
    }

    [Test]
    public async Task The_last_administrator_cannot_be_switched_off()
    {
        await _directory.UserAsync("ann", default, "admin");
        await _directory.UserAsync("bob", default, "admin");

        var results = await _directory.System.ImportAsync(
            [new ImportRow { Key = "ann", IsActive = false }, new ImportRow { Key = "bob", IsActive = false }]);

        results[0].Outcome.Should().Be(ImportOutcome.Updated);
        Told(results[1]).Should().Equal("IsActive tenant.last_administrator");
    }

    [Test]
    public async Task An_administrator_who_is_made_by_an_earlier_row_counts()
    {
        await _directory.UserAsync("ann", default, "admin");

        var results = await _directory.System.ImportAsync(
            [new ImportRow { Key = "bob", Roles = ["admin"] }, new ImportRow { Key = "ann", IsActive = false }]);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Updated);
    }

    [Test]
    public async Task Nothing_of_a_refused_row_is_applied_and_its_neighbours_are()
    {
        await _directory.UserAsync("ann");
        var options = new ImportOptions { CreateOrganizations = true, CreateRoles = true, CreateGroups = true };

        var results = await _directory.System.ImportAsync(
            [
                new ImportRow { Key = "bob", Organization = "acme/spain", Roles = ["editor"], Groups = ["sales"] },
                new ImportRow { Key = "ann", DisplayName = "Ann", Email = "broken", Organization = "acme/france",
                    Roles = ["king"], Groups = ["nobles"] },
                new ImportRow { Key = "eve", Organization = "acme/france", Roles = ["lisbon:king"] },
                new ImportRow { Key = "joe", Organization = "acme/france", Roles = ["editor"], Groups = ["sales"] },
            ],
            options);

        results.Select(result => result.Outcome)
            .Should().Equal(ImportOutcome.Created, ImportOutcome.Refused, ImportOutcome.Refused, ImportOutcome.Created);
        (await DirectoryPicture.TakeAsync(_directory)).Where(line => !line.StartsWith("role -:admin", StringComparison.Ordinal)
            && !line.StartsWith("role -:read-only", StringComparison.Ordinal)).Should().Equal(
                "assignment bob editor spain   v1",
                "assignment joe editor france   v1",
                "group -:sales v1",
                "member sales bob",
                "member sales joe",
                "membership bob spain Active v1",
                "membership joe france Active v1",
                "organization acme v1",
                "organization acme/france v1",
                "organization acme/spain v1",
                "organization lisbon v1",
                "role -:editor  v1",
                "user ann '' '' ''     Active   - - v1 system:test system:test",
                "user bob '' '' ''     Active   spain spain v1 system:test system:test",
                "user joe '' '' ''     Active   france france v1 system:test system:test");
    }

    [Test]
    public async Task A_refused_row_does_not_take_back_what_an_earlier_row_did_to_the_account()
    {
        await _directory.UserAsync("ann");

        var results = await _directory.System.ImportAsync([
            new ImportRow { Key = "ann", DisplayName = "Ann" },
            new ImportRow { Key = "ann", DisplayName = "Eve", Roles = ["king"] },
            new ImportRow { Key = "ann", GivenName = "Ann" },
            new ImportRow { Key = "ann", DisplayName = "Eve", IsActive = false, ExternalId = "a\nb" }]);

        results.Select(result => result.Outcome)
            .Should().Equal(ImportOutcome.Updated, ImportOutcome.Refused, ImportOutcome.Updated, ImportOutcome.Refused);
        (await DirectoryPicture.TakeAsync(_directory))
            .Should().Contain("user ann 'Ann' 'Ann' ''     Active   - - v2 system:test system:test");
    }

    internal static IEnumerable<string> Told(ImportResult result) => result.Errors.Select(error => $"{error.Field} {error.Code}");
}
