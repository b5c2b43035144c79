using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>What somebody else may have set to sign in with does not become the person's own by being imported by a system.</summary>
public sealed class ImportPreparedTests
{
    private const string Email = "vic@acme.example";
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task It_goes_when_the_address_is_proved()
    {
        var hash = await new CheapPasswordHasher().HashAsync("correct horse", default);
        await _test.System.ImportAsync(
            new ImportRow { Key = "vic", Email = Email, ExternalId = "idp|mallory", PasswordHash = hash, IsSignInPrepared = true });

        await _test.System.ImportAsync(new ImportRow { Key = "vic", Email = Email, IsEmailVerified = true });

        (await _test.System.Users.GetAsync("vic")).ExternalId.Should().BeNull();
        (await _test.System.Passwords.GetStateAsync("vic")).HasPassword.Should().BeFalse();
    }

    [Test]
    public async Task So_does_an_external_id_that_comes_later()
    {
        await _test.System.ImportAsync(new ImportRow { Key = "vic", Email = Email });

        await _test.System.ImportAsync(new ImportRow { Key = "vic", ExternalId = "idp|mallory", IsSignInPrepared = true });
        await _test.System.Users.ChangeEmailAsync("vic", Email, isVerified: true);

        (await _test.System.Users.GetAsync("vic")).ExternalId.Should().BeNull();
    }

    [Test]
    public async Task An_account_whose_address_is_proved_gets_none()
    {
        await _test.System.ImportAsync(new ImportRow { Key = "vic", Email = Email, IsEmailVerified = true });

        Told(await _test.System.ImportAsync(new ImportRow { Key = "vic", ExternalId = "idp|mallory", IsSignInPrepared = true }))
            .Should().Be("Refused ExternalId import.sign_in_prepared");
        (await _test.System.Users.GetAsync("vic")).ExternalId.Should().BeNull();
    }

    [TestCase(true, false)]
    [TestCase(null, true)]
    public async Task A_row_that_says_its_address_is_verified_cannot_have_any(bool? row, bool options)
    {
        var given = new ImportRow
        {
            Key = "vic",
            Email = Email,
            ExternalId = "idp|mallory",
            IsSignInPrepared = true,
            IsEmailVerified = row is { } said ? said : default(Optional<bool>)
        };

        Told(await _test.System.ImportAsync(given, new ImportOptions { AreEmailsVerified = options }))
            .Should().Be("Refused IsSignInPrepared import.sign_in_prepared");
    }

    [Test]
    public async Task Every_row_that_an_export_has_of_the_person_says_so()
    {
        var mallory = _test.As(await _test.ActorAsync("mallory", default, "*.*"));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await mallory.Users.CreateAsync(new NewUser("vic") { Email = Email, ExternalId = "idp|mallory", Organization = "lisbon" });
        await _test.System.Members.AddAsync("vic", "porto");
        var rows = await _test.System.Export.ExportAsync().Where(row => row.Key == "vic").ToListAsync();
        using var elsewhere = new TestDirectory();

        // The first is refused there, and the second makes the account.
        await elsewhere.OrganizationAsync("porto");
        await elsewhere.System.ImportAsync(rows);
        await elsewhere.System.Users.ChangeEmailAsync("vic", Email, isVerified: true);

        rows.Should().HaveCount(2);
        (await elsewhere.System.Users.GetAsync("vic")).ExternalId.Should().BeNull();
    }

    private static string Told(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
