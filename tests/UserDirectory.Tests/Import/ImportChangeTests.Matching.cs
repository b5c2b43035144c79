using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <content>Whom a row finds.</content>
public sealed partial class ImportChangeTests
{
    [Test]
    public async Task A_key_in_other_casing_or_decomposed_names_the_same_account_and_leaves_its_spelling()
    {
        await _directory.UserAsync("João");

        var results = await _directory.System.ImportAsync([
            new ImportRow { Key = "ANN", Culture = "en" },
            new ImportRow { Key = "joa\u0303o", Culture = "en" }]);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Updated);
        (await GetAnnAsync()).Key.Should().Be("ann");
    }

    [Test]
    public async Task Rows_of_one_batch_that_name_the_same_new_account_make_one()
    {
        var results = await _directory.System.ImportAsync([
            new ImportRow { Key = "bob", DisplayName = "Bob" },
            new ImportRow { Key = "BOB", DisplayName = "Bob" },
            new ImportRow { Key = "Bob", DisplayName = "Robert", Organization = "lisbon", Roles = ["editor"], Groups = ["sales"] },
            new ImportRow { Key = "Bob", DisplayName = "Robert", Organization = "lisbon", Roles = ["editor"], Groups = ["sales"] }]);

        results.Select(result => result.Outcome).Should().Equal(
            ImportOutcome.Created, ImportOutcome.Unchanged, ImportOutcome.Updated, ImportOutcome.Unchanged);
        results.Select(result => result.UserId).Distinct().Should().HaveCount(1);
        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain([
            "user bob 'Robert' '' ''     Active   - lisbon v1 system:test system:test",
            "membership bob lisbon Active v1",
            "assignment bob editor lisbon   v1",
            "member sales bob"]);
    }

    [Test]
    public async Task An_external_id_finds_the_account_before_the_key_which_then_changes()
    {
        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann.silva", ExternalId = "hr-1" });

        result.UserId.Should().Be(_ann.Id);
        (await GetAnnAsync()).Key.Should().Be("ann.silva");
        (await _directory.System.Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task A_key_that_one_row_frees_can_be_taken_by_the_next()
    {
        var results = await _directory.System.ImportAsync([
            new ImportRow { Key = "ann.silva", ExternalId = "hr-1" },
            new ImportRow { Key = "ann", ExternalId = "hr-2" }]);

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Created);
    }

    [Test]
    public async Task An_external_id_alone_is_enough_for_an_account_that_is_there()
    {
        var result = await _directory.System.ImportAsync(new ImportRow { ExternalId = "hr-1", DisplayName = "Ann Silva" });

        result.Should().BeEquivalentTo(new ImportResult(1, ImportOutcome.Updated) { UserId = _ann.Id });
    }

    [Test]
    public async Task An_account_without_an_external_id_gets_the_row_s()
    {
        await _directory.UserAsync("bob");

        var result = await _directory.System.ImportAsync(new ImportRow { Key = "bob", ExternalId = "hr-2" });

        result.Outcome.Should().Be(ImportOutcome.Updated);
        (await _directory.System.Users.GetAsync("bob")).ExternalId.Should().Be("hr-2");
    }
}
