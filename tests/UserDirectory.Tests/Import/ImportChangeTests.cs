using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

public sealed partial class ImportChangeTests
{
    private TestDirectory _directory = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _directory = new TestDirectory();
        await _directory.OrganizationAsync("lisbon");
        await _directory.RoleAsync("editor", ["invoices.write"]);
        await _directory.System.Groups.CreateAsync(new NewGroup("sales"));
        _ann = await _directory.System.Users.CreateAsync(new NewUser("ann")
        {
            DisplayName = "Ann",
            GivenName = "Ann",
            FamilyName = "Silva",
            Email = "ann@acme.example",
            IsEmailVerified = true,
            Culture = "pt-PT",
            TimeZone = "Europe/Lisbon",
            ExternalId = "hr-1",
            Attributes = new Dictionary<string, string> { ["desk"] = "7", ["floor"] = "2" },
        });
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task What_a_row_does_not_say_stays()
    {
        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann", DisplayName = "Ann Silva" });

        result.Should().BeEquivalentTo(new ImportResult(1, ImportOutcome.Updated) { Key = "ann", UserId = _ann.Id });
        (await GetAnnAsync()).Should().BeEquivalentTo(
            _ann with { DisplayName = "Ann Silva", Version = 2 }, options => options.ComparingByMembers<User>());
    }

    [TestCase(1)]
    [TestCase(100)]
    public async Task The_last_row_of_an_account_counts_even_when_it_gives_back_what_was_there(int batchSize)
    {
        ImportRow[] rows =
        [
            new() { Key = "ann", DisplayName = "Annie", Email = "annie@acme.example", IsActive = false },
            new() { Key = "ann", DisplayName = "Ann", Email = "ann@acme.example", IsActive = true },
            new() { Key = "ann", DisplayName = "Ann" },
        ];

        var results = await _directory.System.ImportAsync(rows, new ImportOptions { BatchSize = batchSize, AreEmailsVerified = true });

        results.Select(result => result.Outcome).Should().Equal(ImportOutcome.Updated, ImportOutcome.Updated, ImportOutcome.Unchanged);
        (await GetAnnAsync()).Should().BeEquivalentTo(new { DisplayName = "Ann", Email = "ann@acme.example", IsActive = true });
    }

    [Test]
    public async Task Blank_text_removes_what_is_there()
    {
        await _directory.System.ImportAsync(new ImportRow
        {
            Key = "ann",
            DisplayName = "",
            GivenName = null,
            FamilyName = " ",
            Email = "",
            Culture = "",
            TimeZone = "",
            ExternalId = "",
            Attributes = new Dictionary<string, string?> { ["desk"] = "", ["floor"] = null },
        });

        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain("user ann '' '' ''     Active   - - v2 system:test system:test");
    }

    [Test]
    public async Task An_account_that_is_as_the_row_says_is_unchanged_and_not_written()
    {
        var before = await _directory.System.Changes.GetLatestNumberAsync();

        var result = await _directory.System.ImportAsync(new ImportRow
        {
            Key = "ann",
            ExternalId = "hr-1",
            DisplayName = "Ann",
            Email = "ann@acme.example",
            IsActive = true,
            Attributes = new Dictionary<string, string?> { ["desk"] = "7", ["car"] = null },
        });

        result.Outcome.Should().Be(ImportOutcome.Unchanged);
        result.UserId.Should().Be(_ann.Id);
        (await _directory.System.Changes.GetLatestNumberAsync()).Should().Be(before);
    }

    [Test]
    public async Task Another_address_is_unverified()
    {
        await _directory.System.ImportAsync(new ImportRow { Key = "ann", Email = "ann@other.example" });

        (await GetAnnAsync()).Should().BeEquivalentTo(new { Email = "ann@other.example", EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task The_same_address_is_verified_when_the_options_say_so_and_stays_so()
    {
        await _directory.System.Users.CreateAsync(new NewUser("bob") { Email = "bob@acme.example" });
        var row = new ImportRow { Key = "bob", Email = "bob@acme.example" };
        var options = new ImportOptions { AreEmailsVerified = true };

        (await _directory.System.ImportAsync(row, options)).Outcome.Should().Be(ImportOutcome.Updated);
        _directory.Clock.Advance(TimeSpan.FromDays(1));
        (await _directory.System.ImportAsync(row, options)).Outcome.Should().Be(ImportOutcome.Unchanged);
        (await _directory.System.Users.GetAsync("bob")).EmailVerifiedAt.Should().Be(_directory.Clock.GetUtcNow() - TimeSpan.FromDays(1));
    }

    [Test]
    public async Task An_external_id_that_a_proved_address_takes_away_is_the_rows_again()
    {
        var boss = await _directory.ActorAsync("boss", "lisbon", "users.add");
        await _directory.As(boss).Users.CreateAsync(new NewUser("bob") { Organization = "lisbon", ExternalId = "hr-17", Roles = [] });

        await _directory.System.ImportAsync(
            new ImportRow { Key = "bob", ExternalId = "hr-17", Email = "bob@acme.example" },
            new ImportOptions { AreEmailsVerified = true });

        (await _directory.System.Users.GetAsync("bob"))
            .Should().BeEquivalentTo(new { ExternalId = "hr-17", ExternalIdSetBy = ActorRef.System("test") });
    }

    [Test]
    public async Task An_account_is_switched_off_and_on()
    {
        (await _directory.System.ImportAsync(new ImportRow { Key = "ann", IsActive = false })).Outcome.Should().Be(ImportOutcome.Updated);
        (await GetAnnAsync()).Status.Should().Be(UserStatus.Inactive);
        (await _directory.System.ImportAsync(new ImportRow { Key = "ann", IsActive = true })).Outcome.Should().Be(ImportOutcome.Updated);
        (await GetAnnAsync()).Status.Should().Be(UserStatus.Active);
    }

    [Test]
    public async Task Membership_roles_and_groups_are_added_and_others_kept()
    {
        await _directory.OrganizationAsync("porto");
        await _directory.RoleAsync("reader", ["invoices.read"]);
        await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["editor"], Groups = ["sales"] });

        await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "porto", Roles = ["reader"] });

        (await DirectoryPicture.TakeAsync(_directory)).Where(
            line => line.StartsWith("membership", StringComparison.Ordinal)
                || line.StartsWith("assignment", StringComparison.Ordinal) || line.StartsWith("member ", StringComparison.Ordinal))
                .Should().Equal(
                    "assignment ann editor lisbon   v1",
                    "assignment ann reader porto   v1",
                    "member sales ann",
                    "membership ann lisbon Active v1",
                    "membership ann porto Active v1");
    }

    [Test]
    public async Task The_first_membership_becomes_the_default_organization()
    {
        await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon" });

        (await GetAnnAsync()).DefaultOrganizationId.Should().Be((await _directory.System.Organizations.GetAsync("lisbon")).Id);
    }

    [Test]
    public async Task A_role_whose_time_is_over_is_given_again()
    {
        await _directory.System.Roles.AssignAsync("ann", ["editor"], "lisbon", new Validity(null, _directory.Clock.GetUtcNow().AddDays(1)));
        _directory.Clock.Advance(TimeSpan.FromDays(2));
        await _directory.System.ImportAsync(new ImportRow { Key = "ann", Organization = "lisbon", Roles = ["editor"] });

        (await DirectoryPicture.TakeAsync(_directory)).Should().Contain("assignment ann editor lisbon   v2");
    }

    [Test]
    public async Task A_password_hash_is_left_aside_for_an_account_that_is_there()
    {
        var hash = await new CheapPasswordHasher().HashAsync("correct horse", default);

        var result = await _directory.System.ImportAsync(new ImportRow { Key = "ann", PasswordHash = hash });

        result.Outcome.Should().Be(ImportOutcome.Unchanged);
        (await _directory.System.Passwords.VerifyAsync("ann", "correct horse")).Succeeded.Should().BeFalse();
    }

    private async Task<User> GetAnnAsync() => await _directory.System.Users.GetAsync(_ann.Id);
}
