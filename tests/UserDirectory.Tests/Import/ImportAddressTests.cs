using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Import;

/// <summary>A row whose address is another account's is refused by itself, for its address.</summary>
public sealed class ImportAddressTests
{
    private const string Email = "ann@acme.example";

    private static readonly ImportOptions s_verified = new() { AreEmailsVerified = true };

    private TestDirectory _test = null!;

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_verified_address_that_another_account_has_proved_is_refused()
    {
        Open(UniqueEmails.WhenVerified);
        await _test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });
        await _test.UserAsync("carl");

        var results = await _test.System.ImportAsync(Rows("new", "carl", "ann"), s_verified);

        results.Select(Text).Should().Equal("Refused Email user.email.taken", "Refused Email user.email.taken", "Unchanged");
        (await _test.System.Users.FindAsync("new")).Should().BeNull();
    }

    [Test]
    public async Task One_that_is_only_named_is_imported()
    {
        Open(UniqueEmails.WhenVerified);
        await _test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });

        (await _test.System.ImportAsync(Rows("new", "other"))).Select(Text).Should().Equal("Created", "Created");
    }

    [TestCase(UniqueEmails.WhenVerified, true)]
    [TestCase(UniqueEmails.Always, false)]
    public async Task Of_several_rows_with_one_address_the_first_has_it(UniqueEmails option, bool areVerified)
    {
        Open(option);

        var results = await _test.System.ImportAsync(Rows("ann", "bea", "carl"), new ImportOptions { AreEmailsVerified = areVerified });

        results.Select(Text).Should().Equal("Created", "Refused Email user.email.taken", "Refused Email user.email.taken");
    }

    [Test]
    public async Task A_row_that_gives_an_address_up_frees_it_for_those_after_it()
    {
        Open(UniqueEmails.Always);
        await _test.System.Users.CreateAsync(new NewUser("ann") { Email = Email });

        var results = await _test.System.ImportAsync(
            [new ImportRow { Key = "ann", Email = "anna@acme.example" }, new ImportRow { Key = "bea", Email = Email }]);

        results.Select(Text).Should().Equal("Updated", "Created");
    }

    [Test]
    public async Task A_dry_run_says_so_too()
    {
        Open(UniqueEmails.Always);

        (await _test.System.ImportAsync(Rows("ann", "bea"), new ImportOptions { IsDryRun = true })).Select(Text)
            .Should().Equal("Created", "Refused Email user.email.taken");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_may_not_make_or_change_accounts_does_not_hear_of_it(bool isDryRun)
    {
        Open(UniqueEmails.Always);
        await _test.System.Users.CreateAsync(new NewUser("ann") { Email = Email });
        await _test.UserAsync("bea");
        var importer = await _test.System.Users.CreateAsync(new NewUser("importer") { Grants = ["users.import"], Roles = [] });

        var results = await _test.As(importer).ImportAsync(Rows("bea", "carl"), new ImportOptions { IsDryRun = isDryRun });

        results.Select(Text).Should().Equal("Refused Email access.denied", "Refused Key access.denied");
    }

    [Test]
    public async Task Several_have_it_where_none_is_unique()
    {
        Open(UniqueEmails.Never);

        (await _test.System.ImportAsync(Rows("ann", "bea"), s_verified)).Select(Text).Should().Equal("Created", "Created");
    }

    [Test]
    public async Task An_address_that_is_proved_while_the_batch_is_decided_is_refused_by_itself()
    {
        InterruptedStore store = null!;
        _test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await _test.UserAsync("ann");
        store.BeforeNextCommit(async () => await _test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true));

        var results = await _test.System.ImportAsync(Rows("bea").Append(new ImportRow { Key = "carl" }), s_verified);

        results.Select(Text).Should().Equal("Refused Email user.email.taken", "Created");
    }

    private void Open(UniqueEmails option) =>
        _test = new TestDirectory(builder => builder.Services.Configure<UserDirectoryOptions>(options => options.UniqueEmails = option));

    private static IEnumerable<ImportRow> Rows(params string[] keys) => keys.Select(key => new ImportRow { Key = key, Email = Email });

    private static string Text(ImportResult result) =>
        string.Join(' ', result.Errors.Select(error => $"{error.Field} {error.Code}").Prepend($"{result.Outcome}"));
}
