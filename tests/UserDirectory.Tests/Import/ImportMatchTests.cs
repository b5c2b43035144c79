using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>
/// Accounts that a row finds by e-mail address: only who has proved it, and nothing to sign in with comes in by an address that nobody
/// answers for.
/// </summary>
public sealed class ImportMatchTests
{
    private const string Email = "vic@acme.example";
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Unless_asked_for_an_address_finds_nobody()
    {
        await OwnerAsync();

        Told(await _test.System.ImportAsync(new ImportRow { Key = "victor", Email = Email })).Should().Be("Created");
    }

    [Test]
    public async Task An_address_finds_the_account_that_has_proved_it()
    {
        var vic = await OwnerAsync();

        var result = await MatchAsync(new ImportRow { Email = "VIC@acme.example", GivenName = "Vic" });

        result.Should().BeEquivalentTo(new { Outcome = ImportOutcome.Updated, UserId = vic.Id });
        (await _test.System.Users.GetAsync(vic.Id)).Should().BeEquivalentTo(new { GivenName = "Vic", Email, vic.EmailVerifiedAt });
        (await MatchAsync(new ImportRow { Email = "VIC@acme.example", GivenName = "Vic" })).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Key_and_external_id_come_first()
    {
        await OwnerAsync();
        var bob = await _test.System.Users.CreateAsync(new NewUser("bob") { ExternalId = "hr-1" });

        (await MatchAsync(new ImportRow { Key = "bob", Email = Email })).UserId.Should().Be(bob.Id);
        (await MatchAsync(new ImportRow { ExternalId = "hr-1", Email = Email })).UserId.Should().Be(bob.Id);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task One_that_only_names_the_address_is_never_taken(bool isVerified)
    {
        var squatter = await _test.System.Users.CreateAsync(new NewUser("mallory") { Email = Email });

        var result = await MatchAsync(new ImportRow { Key = "vic", Email = Email, IsEmailVerified = isVerified, Roles = ["admin"] });

        result.Outcome.Should().Be(ImportOutcome.Created);
        result.UserId.Should().NotBe(squatter.Id);
    }

    [Test]
    public async Task A_verified_row_gives_the_account_its_key_and_external_id()
    {
        var vic = await OwnerAsync();
        var row = new ImportRow { Key = "victor", ExternalId = "idp|7", Email = Email, IsEmailVerified = true };

        (await MatchAsync(row)).Should().BeEquivalentTo(new { Outcome = ImportOutcome.Updated, UserId = vic.Id });
        (await _test.System.Users.GetAsync(vic.Id)).Should().BeEquivalentTo(new { Key = "victor", ExternalId = "idp|7" });
        (await MatchAsync(row)).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task Another_external_id_is_somebody_else()
    {
        await OwnerAsync(externalId: "idp|1");

        Told(await MatchAsync(new ImportRow { Key = "victor", ExternalId = "idp|7", Email = Email, IsEmailVerified = true }))
            .Should().Be("Refused Email user.email.taken");
    }

    public static IEnumerable<ImportRow> TakingOver() =>
    [
        new() { Key = "mallory", Email = Email },
        new() { ExternalId = "idp|mallory", Email = Email },
        new() { ExternalId = null, Email = Email },
    ];

    [TestCaseSource(nameof(TakingOver))]
    public async Task A_row_that_does_not_answer_for_its_address_changes_nothing_to_sign_in_with(ImportRow row)
    {
        await OwnerAsync(externalId: "idp|1");
        await _test.RoleAsync("editor", []);
        row.Roles = ["editor"];
        var before = await DirectoryPicture.TakeAsync(_test);

        Told(await MatchAsync(row)).Should().Be("Refused Email user.email.taken");
        (await DirectoryPicture.TakeAsync(_test)).Should().Equal(before);
    }

    [Test]
    public async Task A_row_that_says_its_address_is_not_verified_finds_nobody_by_it()
    {
        var vic = await OwnerAsync();

        var result = await MatchAsync(
            new ImportRow { Key = "mallory", ExternalId = "idp|mallory", Email = Email, IsEmailVerified = false });

        result.Outcome.Should().Be(ImportOutcome.Created);
        (await _test.System.Users.GetAsync(vic.Id)).Should().BeEquivalentTo(new { Key = "vic", ExternalId = (string?)null });
    }

    [Test]
    public async Task An_address_that_several_have_proved_is_not_guessed_at()
    {
        _test.Dispose();
        _test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = UniqueEmails.Never));
        await OwnerAsync();
        await _test.System.Users.CreateAsync(new NewUser("vic2") { Email = Email, IsEmailVerified = true });

        Told(await MatchAsync(new ImportRow { Key = "victor", Email = Email })).Should().Be("Refused Email user.email.ambiguous");
    }

    [Test]
    public async Task Nobody_with_the_address_and_no_key_is_refused() =>
        Told(await MatchAsync(new ImportRow { Email = Email })).Should().Be("Refused Key key.empty");

    [Test]
    public async Task It_must_have_the_id_of_the_row()
    {
        await OwnerAsync();

        Told(await MatchAsync(new ImportRow { Id = Guid.NewGuid(), Email = Email })).Should().Be("Refused Id user.id.another");
    }

    [Test]
    public async Task Who_may_not_read_its_owner_hears_nothing_of_an_address()
    {
        await OwnerAsync();
        var actor = _test.As(await _test.HolderAsync("actor", default, "users.import", "users.add"));
        var options = new ImportOptions { Match = ImportMatch.KeysElseVerifiedEmail, IsDryRun = true };

        var results = await actor.ImportAsync(
            [new ImportRow { Email = Email }, new ImportRow { Email = "nobody@acme.example" }, new ImportRow { Key = "a", Email = Email },
                new ImportRow { Key = "b", Email = "no@acme.example" }],
            options);

        results.Select(Told).Should().Equal("Refused Key key.empty", "Refused Key key.empty", "Created", "Created");
    }

    [TestCase("porto", "lisbon", "porto", "Refused Email user.email.ambiguous")]
    [TestCase("lisbon", "lisbon", "porto", "Unchanged")]
    [TestCase("porto", "lisbon", "lisbon", "Unchanged")]
    public async Task Owners_who_may_not_be_read_are_as_if_they_were_not_there(string first, string second, string third, string told)
    {
        _test.Dispose();
        _test = new TestDirectory(
            builder => builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = UniqueEmails.Never));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        foreach (var (place, i) in new[] { first, second, third }.Select((place, i) => (place, i)))
        {
            await _test.System.Users.CreateAsync(new NewUser($"vic{i}") { Email = Email, IsEmailVerified = true, Organization = place });
        }

        await _test.RoleAsync("reader", ["users.read"]);
        var holder = await _test.HolderAsync("actor", default, "users.import");
        await _test.System.Members.AddAsync("actor", "porto");
        await _test.System.Roles.AssignAsync("actor", ["reader"], "porto");

        Told((await _test.As(holder).ImportAsync(
            [new ImportRow { Email = Email }], new ImportOptions { Match = ImportMatch.KeysElseVerifiedEmail }))[0]).Should().Be(told);
    }

    [Test]
    public async Task What_a_user_gives_by_an_address_he_must_hold()
    {
        await OwnerAsync();
        await _test.RoleAsync("approver", ["invoices.approve"]);
        var actor = _test.As(await _test.HolderAsync("actor", default, "users.import", "users.read", "users.update-roles"));

        Told((await actor.ImportAsync(
            [new ImportRow { Email = Email, Roles = ["approver"] }], new ImportOptions { Match = ImportMatch.KeysElseVerifiedEmail }))[0])
            .Should().Be("Refused Roles[0] access.escalation");
    }

    [Test]
    public async Task An_unknown_match_is_refused_by_the_call()
    {
        Func<Task> import = () => _test.System.ImportAsync([], new ImportOptions { Match = (ImportMatch)9, BatchSize = 0 });

        await import.ShouldBeInvalidAsync("BatchSize import.batch_size", "Match import.match");
    }

    private async Task<User> OwnerAsync(string? externalId = null) =>
        await _test.System.Users.CreateAsync(new NewUser("vic") { Email = Email, IsEmailVerified = true, ExternalId = externalId });

    private async Task<ImportResult> MatchAsync(ImportRow row) =>
        await _test.System.ImportAsync(row, new ImportOptions { Match = ImportMatch.KeysElseVerifiedEmail });

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
