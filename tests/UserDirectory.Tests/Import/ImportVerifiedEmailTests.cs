using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>Who may say of a row's address that it is proved, and what that does.</summary>
public sealed class ImportVerifiedEmailTests
{
    private const string Email = "ann@acme.example";
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [TestCase(null, false, false)]
    [TestCase(null, true, true)]
    [TestCase(true, false, true)]
    [TestCase(false, true, false)]
    public async Task The_row_says_whether_its_address_is_verified_and_else_the_options(bool? row, bool options, bool isVerified)
    {
        await _test.System.ImportAsync(Row(row), new ImportOptions { AreEmailsVerified = options });

        ((await _test.System.Users.GetAsync("ann")).EmailVerifiedAt is not null).Should().Be(isVerified);
    }

    [Test]
    public async Task It_verifies_the_address_that_an_account_has()
    {
        await _test.System.ImportAsync(Row(null));

        (await _test.System.ImportAsync(Row(true))).Outcome.Should().Be(ImportOutcome.Updated);
        (await _test.System.Users.GetAsync("ann")).EmailVerifiedAt.Should().Be(_test.Clock.GetUtcNow());
        (await _test.System.ImportAsync(Row(true))).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task False_takes_no_proof_away()
    {
        await _test.System.ImportAsync(Row(true));

        (await _test.System.ImportAsync(Row(false))).Outcome.Should().Be(ImportOutcome.Unchanged);
        (await _test.System.Users.GetAsync("ann")).EmailVerifiedAt.Should().NotBeNull();
    }

    [TestCase(null)]
    [TestCase(" ")]
    public async Task A_verified_address_must_be_given(string? email)
    {
        await _test.System.ImportAsync(Row(null));
        var row = new ImportRow { Key = "ann", IsEmailVerified = true };
        if (email is not null)
        {
            row.Email = email;
        }

        (await _test.System.ImportAsync(row)).Errors.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Field = "IsEmailVerified", Code = "email.missing" });
    }

    [Test]
    public async Task Verifying_removes_what_another_user_had_set_to_sign_in_with()
    {
        var actor = await _test.HolderAsync("actor", default, "users.*");
        await _test.As(actor).Users.CreateAsync(new NewUser("ann") { Email = Email, ExternalId = "prepared", Roles = [] });

        await _test.System.ImportAsync(Row(true));

        (await _test.System.Users.GetAsync("ann")).ExternalId.Should().BeNull();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task No_user_may_say_that_an_address_is_verified(bool isDryRun)
    {
        var actor = _test.As(await _test.HolderAsync("actor", default, "*.*"));
        var options = new ImportOptions { IsDryRun = isDryRun };

        Told(await actor.ImportAsync(Row(true), options)).Should().Be("Refused IsEmailVerified access.system_only");
        await _test.System.ImportAsync(Row(null));
        Told(await actor.ImportAsync(Row(true), options)).Should().Be("Refused IsEmailVerified access.system_only");
        (await _test.System.Users.GetAsync("ann")).EmailVerifiedAt.Should().BeNull();
    }

    [Test]
    public async Task Nor_of_the_account_that_he_is_himself()
    {
        var ann = await _test.UserAsync("ann", default);
        await _test.System.Users.GrantAsync(ann.Id, ["users.import"]);

        Told(await _test.As(ann).ImportAsync(new ImportRow { Key = "ann", Email = "boss@acme.example", IsEmailVerified = true }))
            .Should().Be("Refused IsEmailVerified access.system_only");
        (await _test.System.Users.GetAsync("ann")).Email.Should().BeNull();
    }

    [Test]
    public async Task What_is_verified_already_a_user_may_repeat()
    {
        await _test.System.ImportAsync(Row(true));
        var actor = await _test.HolderAsync("actor", default, "users.import", "users.read");

        (await _test.As(actor).ImportAsync(Row(true))).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [TestCase("users.import")]
    [TestCase("users.import", "users.update")]
    public async Task Who_may_not_read_an_account_does_not_hear_whether_its_address_is_verified(params string[] patterns)
    {
        await _test.System.ImportAsync([Row(true), new ImportRow { Key = "bob", Email = "bob@acme.example" }]);
        var actor = _test.As(await _test.HolderAsync("actor", default, patterns));

        var results = await actor.ImportAsync(
            [Row(true), new ImportRow { Key = "ann", Email = "other@acme.example", IsEmailVerified = true },
                new ImportRow { Key = "bob", Email = "bob@acme.example", IsEmailVerified = true }],
            new ImportOptions { IsDryRun = true });

        results.Select(Told).Distinct().Should().ContainSingle().Which.Should().Contain("IsEmailVerified access.system_only");
    }

    private static ImportRow Row(bool? isVerified) =>
        new() { Key = "ann", Email = Email, IsEmailVerified = isVerified is { } said ? said : default(Optional<bool>) };

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
