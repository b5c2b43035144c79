using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed class ImportCreationTests
{
    [Test]
    public async Task A_row_makes_an_account_with_everything_that_it_says()
    {
        using var directory = new TestDirectory();
        await directory.OrganizationAsync("lisbon");
        await directory.RoleAsync("editor", ["invoices.write"]);
        await directory.System.Groups.CreateAsync(new NewGroup("sales"));

        var result = await directory.System.ImportAsync(new ImportRow
        {
            Key = "ann",
            ExternalId = "hr|1",
            DisplayName = "Ann Silva",
            GivenName = "Ann",
            FamilyName = "Silva",
            Email = "ann@acme.example",
            Culture = "pt-PT",
            TimeZone = "Europe/Lisbon",
            IsActive = false,
            Attributes = new Dictionary<string, string?> { ["manager"] = "bob", ["nothing"] = null },
            Organization = "lisbon",
            Roles = ["editor"],
            Groups = ["sales"],
        });

        result.Outcome.Should().Be(ImportOutcome.Created);
        (await DirectoryPicture.TakeAsync(directory)).Should().Contain([
            "user ann 'Ann Silva' 'Ann' 'Silva' ann@acme.example  pt-PT Europe/Lisbon Inactive hr|1 manager=bob lisbon lisbon v1 "
                + "system:test system:test",
            "membership ann lisbon Active v1",
            "assignment ann editor lisbon   v1",
            "member sales ann"]);
    }

    [Test]
    public async Task The_result_names_the_row_the_key_as_given_and_the_account()
    {
        using var directory = new TestDirectory();

        var result = await directory.System.ImportAsync(new ImportRow { Key = " ann " });

        var ann = await directory.System.Users.GetAsync("ann");
        result.Should().BeEquivalentTo(new ImportResult(1, ImportOutcome.Created) { Key = " ann ", UserId = ann.Id });
    }

    [Test]
    public async Task Surrounding_white_space_is_cut_off_everything()
    {
        using var directory = new TestDirectory();
        await directory.OrganizationAsync("lisbon");
        await directory.RoleAsync("editor", []);
        await directory.System.Groups.CreateAsync(new NewGroup("sales"));

        await directory.System.ImportAsync(new ImportRow
        {
            Key = "\u00A0ann\t",
            ExternalId = " hr 1 ",
            DisplayName = "  Ann  Silva ",
            Email = " ann@acme.example",
            Culture = " pt ",
            TimeZone = " UTC ",
            Attributes = new Dictionary<string, string?> { ["desk"] = " 7 " },
            Organization = " lisbon ",
            Roles = [" editor "],
            Groups = [" sales "],
        });

        (await DirectoryPicture.TakeAsync(directory)).Should().Contain([
            "user ann 'Ann  Silva' '' '' ann@acme.example  pt UTC Active hr 1 desk=7 lisbon lisbon v1 system:test system:test",
            "assignment ann editor lisbon   v1",
            "member sales ann"]);
    }

    [Test]
    public async Task Blank_text_is_no_text()
    {
        using var directory = new TestDirectory();

        await directory.System.ImportAsync(new ImportRow
        {
            Key = "ann",
            ExternalId = " ",
            DisplayName = "",
            Email = " ",
            Culture = "",
            TimeZone = "",
            Attributes = new Dictionary<string, string?> { ["desk"] = " " },
            Organization = " ",
            Roles = ["", " "],
            Groups = [""],
            PasswordHash = " ",
        });

        (await DirectoryPicture.TakeAsync(directory)).Should().Contain("user ann '' '' ''     Active   - - v1 system:test system:test");
    }

    [Test]
    public async Task An_address_is_unverified_unless_the_options_say_otherwise()
    {
        using var directory = new TestDirectory();

        await directory.System.ImportAsync(new ImportRow { Key = "ann", Email = "ann@acme.example" });
        await directory.System.ImportAsync(
            new ImportRow { Key = "bob", Email = "bob@acme.example" }, new ImportOptions { AreEmailsVerified = true });

        (await directory.System.Users.GetAsync("ann")).EmailVerifiedAt.Should().BeNull();
        (await directory.System.Users.GetAsync("bob")).EmailVerifiedAt.Should().Be(directory.Clock.GetUtcNow());
    }

    [Test]
    public async Task An_account_without_an_organization_is_made_in_the_tenant_with_roles_tenant_wide()
    {
        using var directory = new TestDirectory();
        await directory.RoleAsync("editor", []);

        await directory.System.ImportAsync(new ImportRow { Key = "ann", Roles = ["editor"] });

        (await DirectoryPicture.TakeAsync(directory)).Should().Contain("assignment ann editor -   v1");
    }

    [Test]
    public async Task A_new_account_gets_the_default_roles_when_the_row_says_nothing_about_roles()
    {
        using var directory = new TestDirectory();
        await directory.OrganizationAsync("lisbon");
        await directory.System.Roles.CreateAsync(new NewRole("guest") { IsDefault = true });

        await directory.System.ImportAsync([
            new ImportRow { Key = "ann", Organization = "lisbon" },
            new ImportRow { Key = "bob", Organization = "lisbon", Roles = [] }]);

        (await DirectoryPicture.TakeAsync(directory)).Where(line => line.StartsWith("assignment", StringComparison.Ordinal))
            .Should().Equal("assignment ann guest lisbon   v1");
    }

    [Test]
    public async Task A_password_hash_is_kept_as_it_is_and_lets_in()
    {
        using var directory = new TestDirectory();
        var hash = await new CheapPasswordHasher().HashAsync("correct horse", default);

        await directory.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = hash });

        (await directory.System.Passwords.VerifyAsync("ann", "correct horse")).Outcome.Should().Be(PasswordOutcome.Succeeded);
        (await DirectoryPicture.TakeAsync(directory)).Should().ContainMatch("credential ann False *");
    }

    [Test]
    public async Task A_role_or_group_named_twice_in_a_row_is_given_once()
    {
        using var directory = new TestDirectory();
        await directory.RoleAsync("editor", []);
        await directory.System.Groups.CreateAsync(new NewGroup("sales"));

        var result = await directory.System.ImportAsync(
            new ImportRow { Key = "ann", Roles = ["editor", "EDITOR"], Groups = ["sales", "Sales"] });

        result.Outcome.Should().Be(ImportOutcome.Created);
    }

    [Test]
    public async Task A_row_may_be_used_again_for_the_next_person()
    {
        using var directory = new TestDirectory();
        var row = new ImportRow();

        var results = await directory.System.ImportAsync(new[] { "ann", "bob" }.Select(key =>
        {
            row.Key = key;
            return row;
        }));

        results.Select(result => result.Key).Should().Equal("ann", "bob");
        (await directory.System.Users.FindAsync("ann")).Should().NotBeNull();
    }
}
