using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <content>What a row names.</content>
public sealed partial class ImportRefusalTests
{
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
        Told(results[2]).Should().BeEquivalentTo(
            "Roles[0] path.too_long", "Groups[0] path.too_long", "Groups[1] group.too_deep", "Groups[2] group.too_deep");
        results.SelectMany(result => result.Errors)
            .Should().OnlyContain(error => error.Message.Length < 200, "what is refused is not repeated");
    }

    [Test]
    public async Task A_path_of_many_empty_parts_is_one_error()
    {
        var options = new ImportOptions { CreateOrganizations = true, CreateGroups = true };

        Told(await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = new string('/', 100) }, options))
            .Should().Equal("Organization organization.too_deep");
        Told(await _directory.System.ImportAsync(new ImportRow { Key = "ann", Groups = [new string('/', 100)] }, options))
            .Should().Equal("Groups[0] group.too_deep");
    }

    [Test]
    public async Task Unknown_roles_and_groups_are_told_by_their_place_in_the_row()
    {
        await _directory.RoleAsync("editor", []);

        var result = await _directory.System.ImportAsync(
            new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["editor", "", "king"], Groups = ["sales/emea"] });

        Told(result).Should().Equal("Roles[2] role.not_found", "Groups[0] group.not_found");
    }

    [Test]
    public async Task A_role_or_group_of_an_organization_elsewhere_is_not_found()
    {
        await _directory.OrganizationAsync("porto");
        await _directory.RoleAsync("editor", [], "porto");
        await _directory.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "porto" });

        var result = await _directory.System.ImportAsync(
            new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["porto:editor"], Groups = ["porto:sales"] });

        Told(result).Should().Equal("Roles[0] role.not_found", "Groups[0] group.not_found");
    }

    [Test]
    public async Task A_row_that_names_nobody_is_refused()
    {
        Told(await _directory.System.ImportAsync(new ImportRow { Key = " ", ExternalId = "", DisplayName = "Ann" }))
            .Should().Equal("Key key.empty");
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
            [new ImportRow { Key = "ann", ExternalId = "hr-1" }, new ImportRow { Key = "ANN", ExternalId = "hr-2" }],
            new ImportOptions { BatchSize = batchSize });

        results[0].Outcome.Should().Be(ImportOutcome.Created);
        Told(results[1]).Should().Equal("Key user.key.taken");
    }

    [Test]
    public async Task A_key_of_another_account_is_taken()
    {
        await _directory.System.ImportAsync([new ImportRow { Key = "ann", ExternalId = "hr-1" }, new ImportRow { Key = "bob" }]);

        Told(await _directory.System.ImportAsync(new ImportRow { Key = "bob", ExternalId = "hr-1" })).Should().Equal("Key user.key.taken");
    }
}
