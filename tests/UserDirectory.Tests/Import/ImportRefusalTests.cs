using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportRefusalTests
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

    [TestCase("bad/key", "key.character")]
    [TestCase("zero\u200Bwidth", "key.character")]
    [TestCase("odata", "key.reserved")]
    public async Task A_key_that_breaks_a_rule_is_refused(string key, string code)
    {
        var result = await _directory.System.ImportAsync(new ImportRow { Key = key });

        result.Outcome.Should().Be(ImportOutcome.Refused);
        result.UserId.Should().BeNull();
        result.Key.Should().Be(key);
        Told(result).Should().Equal($"Key {code}");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_path_of_endless_parts_is_one_short_error(bool creates)
    {
        var options = new ImportOptions { CreateOrganizations = creates, CreateGroups = creates, CreateRoles = creates };
        var slashes = new string('/', 1_000_000);
        var deep = string.Join('/', Enumerable.Repeat("x", 33));

        var results = await _directory.System.ImportAsync(
            [
                new ImportRow { Key = "ann", Organization = slashes },
                new ImportRow { Key = "ann", Organization = deep },
                new ImportRow { Key = "ann", Roles = [slashes], Groups = ["x" + slashes, deep, "lisbon:" + deep] },
            ],
            options);

        Told(results[0]).Should().Equal("Organization path.too_long");
        Told(results[1]).Should().Equal("Organization organization.too_deep");
        Told(results[2]).Should().BeEquivalentTo("Roles[0] path.too_long", "Groups[0] path.too_long", "Groups[1] group.too_deep", "Groups[2] group.too_deep");
        results.SelectMany(result => result.Errors).Should().OnlyContain(error => error.Message.Length < 200, "what is refused is not repeated");
    }

    [Test]
    public async Task A_path_of_many_empty_parts_is_one_error()
    {
        var options = new ImportOptions { CreateOrganizations = true, CreateGroups = true };

        Told(await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = new string('/', 100) }, options)).Should().Equal("Organization organization.too_deep");
        Told(await _directory.System.ImportAsync(new ImportRow { Key = "ann", Groups = [new string('/', 100)] }, options)).Should().Equal("Groups[0] group.too_deep");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_row_that_is_missing_is_refused_and_the_others_go_on(bool isDryRun)
    {
        var results = await _directory.System.ImportAsync([new ImportRow { Key = "ann" }, null!, new ImportRow { Key = "bob" }], new ImportOptions { IsDryRun = isDryRun });

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
    public async Task Unknown_roles_and_groups_are_told_by_their_place_in_the_row()
    {
        await _directory.RoleAsync("editor", []);

        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["editor", "", "king"], Groups = ["sales/emea"] });

        Told(result).Should().Equal("Roles[2] role.not_found", "Groups[0] group.not_found");
    }

    [Test]
    public async Task A_role_or_group_of_an_organization_elsewhere_is_not_found()
    {
        await _directory.OrganizationAsync("porto");
        await _directory.RoleAsync("editor", [], "porto");
        await _directory.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "porto" });

        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["porto:editor"], Groups = ["porto:sales"] });

        Told(result).Should().Equal("Roles[0] role.not_found", "Groups[0] group.not_found");
    }

    [Test]
    public async Task A_row_that_names_nobody_is_refused()
    {
        Told(await _directory.System.ImportAsync(new ImportRow { Key = " ", ExternalId = "", DisplayName = "Ann" })).Should().Equal("Key key.empty");
    }

    [Test]
    public async Task A_new_account_needs_a_key()
    {
        Told(await _directory.System.ImportAsync(new ImportRow { ExternalId = "hr-1" })).Should().Equal("Key key.empty");
    }

    [TestCase(200)]
    [TestCase(1)]
    public async Task Of_two_rows_with_one_key_and_two_external_ids_the_second_is_refused(int batchSize)
    {
        var results = await _directory.System.ImportAsync(
            [new ImportRow { Key = "ann", ExternalId = "hr-1" }, new ImportRow { Key = "ANN", ExternalId = "hr-2" }], new ImportOptions { BatchSize = batchSize });

        results[0].Outcome.Should().Be(ImportOutcome.Created);
        Told(results[1]).Should().Equal("Key user.key.taken");
    }

    [Test]
    public async Task A_key_of_another_account_is_taken()
    {
        await _directory.System.ImportAsync([new ImportRow { Key = "ann", ExternalId = "hr-1" }, new ImportRow { Key = "bob" }]);

        Told(await _directory.System.ImportAsync(new ImportRow { Key = "bob", ExternalId = "hr-1" })).Should().Equal("Key user.key.taken");
    }

    [Test]
    public async Task Too_many_attributes_together_are_refused()
    {
        await _directory.System.Users.CreateAsync(new NewUser("ann") { Attributes = Enumerable.Range(0, 64).ToDictionary(i => $"a{i}", _ => "x") });

        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann", Attributes = new Dictionary<string, string?> { ["one-more"] = "x" } });

        Told(result).Should().Equal("Attributes attributes.too_many");
    }

    [Test]
    public async Task The_last_administrator_cannot_be_switched_off()
    {
        await _directory.UserAsync("ann", default, "admin");
        await _directory.UserAsync("bob", default, "admin");

        var results = await _directory.System.ImportAsync([new ImportRow { Key = "ann", IsActive = false }, new ImportRow { Key = "bob", IsActive = false }]);

        results[0].Outcome.Should().Be(ImportOutcome.Updated);
        Told(results[1]).Should().Equal("IsActive tenant.last_administrator");
    }

    [Test]
    public async Task An_administrator_who_is_made_by_an_earlier_row_counts()
    {
        await _directory.UserAsync("ann", default, "admin");

        var results = await _directory.System.ImportAsync([new ImportRow { Key = "bob", Roles = ["admin"] }, new ImportRow { Key = "ann", IsActive = false }]);

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
                new ImportRow { Key = "ann", DisplayName = "Ann", Email = "broken", Organization = "acme/france", Roles = ["king"], Groups = ["nobles"] },
                new ImportRow { Key = "eve", Organization = "acme/france", Roles = ["lisbon:king"] },
                new ImportRow { Key = "joe", Organization = "acme/france", Roles = ["editor"], Groups = ["sales"] },
            ],
            options);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Created, ImportOutcome.Refused, ImportOutcome.Refused, ImportOutcome.Created);
        (await DirectoryPicture.TakeAsync(_directory)).Where(line => !line.StartsWith("role -:admin", StringComparison.Ordinal) && !line.StartsWith("role -:read-only", StringComparison.Ordinal)).Should().Equal(
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

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Refused, ImportOutcome.Updated, ImportOutcome.Refused);
        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain("user ann 'Ann' 'Ann' ''     Active   - - v2 system:test system:test");
    }

    internal static IEnumerable<string> Told(ImportResult result) => result.Errors.Select(error => $"{error.Field} {error.Code}");
}
