using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Users;

/// <summary>The stamp by which hosts end sign-ins: what gives an account another one, and what does not.</summary>
public sealed partial class SignInStampTests
{
    private const string Email = "ann@acme.example";
    private const string Password = "correct horse";

    private TestDirectory _test = null!;
    private CountingPasswordHasher _hasher = null!;
    private User _ann = null!;

    private static IEnumerable<TestCaseData> Causes =>
    [
        Case("a password is set", test => test.System.Passwords.SetAsync("ann", "battery staple").AsTask()),
        Case("a password is reset", test => test.System.Passwords.ResetAsync("ann").AsTask()),
        Case("its owner changes it", test => test.System.Passwords.ChangeOwnAsync("ann", Password, "battery staple").AsTask()),
        Case("a hash is imported over it", async test =>
            await test.System.Passwords.ImportHashAsync("ann", (await CredentialAsync(test)).PasswordHash.Reveal())),
        Case("it is removed", test => test.System.Passwords.RemoveAsync("ann").AsTask()),
        Case("the account is switched off", test => test.System.Users.DeactivateAsync("ann").AsTask()),
        Case("an import switches it off", test => ImportAsync(test, new ImportRow { Key = "ann", IsActive = false })),
        Case("its external id is changed", test => test.System.Users.ChangeExternalIdAsync("ann", "idp|other").AsTask()),
        Case("its external id is removed", test => test.System.Users.ChangeExternalIdAsync("ann", null).AsTask()),
        Case("an import changes its external id", test => ImportAsync(test, new ImportRow { Key = "ann", ExternalId = null })),
        Case("it is signed out everywhere", test => test.System.Users.SignOutEverywhereAsync("ann").AsTask()),
        Case("it is deleted and restored", async test =>
        {
            var ann = await test.System.Users.GetAsync("ann");
            await test.System.Users.DeleteAsync("ann");
            await test.System.Users.RestoreAsync(ann.Id);
        }),
    ];

    private static IEnumerable<TestCaseData> OtherThings =>
    [
        Case("it signs in", test => test.System.Passwords.VerifyAsync("ann", Password).AsTask()),
        Case("somebody guesses", test => test.System.Passwords.VerifyAsync("ann", "wrong").AsTask()),
        Case("a wrong password is to be changed", test => test.System.Passwords.ChangeOwnAsync("ann", "wrong", "battery staple").AsTask()),
        Case("it is unlocked", test => test.System.Passwords.UnlockAsync("ann").AsTask()),
        Case("a login is recorded", test => test.System.Users.RecordLoginAsync("ann", test.Clock.GetUtcNow()).AsTask()),
        Case("its names change", test => test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Anna" }).AsTask()),
        Case("its key changes", async test =>
        {
            await test.System.Users.ChangeKeyAsync("ann", "anna");
            await test.System.Users.ChangeKeyAsync("anna", "ann");
        }),
        Case("its address changes", test => test.System.Users.ChangeEmailAsync("ann", "anna@acme.example").AsTask()),
        Case("its address is proved", test => test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true).AsTask()),
        Case("it gets rights", test => test.System.Users.GrantAsync("ann", ["invoices.read"]).AsTask()),
        Case("its picture changes", test => test.System.Users.UploadPictureAsync("ann", Images.Png).AsTask()),
        Case("the same external id is given again", test => test.System.Users.ChangeExternalIdAsync("ann", "idp|ann").AsTask()),
        Case("it is switched on already", test => test.System.Users.ActivateAsync("ann").AsTask()),
        Case("an import finds nothing to change", test =>
            ImportAsync(test, new ImportRow { Key = "ann", ExternalId = "idp|ann", IsActive = true })),
    ];

    [SetUp]
    public async Task SetUp()
    {
        _hasher = new CountingPasswordHasher();
        _test = new TestDirectory(builder => builder.Services.AddSingleton<IPasswordHasher>(_hasher));
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Email = Email, ExternalId = "idp|ann", Password = Password, IsPasswordTemporary = false, Roles = [] });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCaseSource(nameof(Causes))]
    public async Task It_changes_when(Func<TestDirectory, Task> cause)
    {
        await cause(_test);

        (await StampAsync()).Should().NotBe(_ann.SignInStamp).And.NotBeEmpty();
    }

    [TestCaseSource(nameof(OtherThings))]
    public async Task It_stays_when(Func<TestDirectory, Task> thing)
    {
        await thing(_test);

        (await StampAsync()).Should().Be(_ann.SignInStamp);
    }

    [Test]
    public async Task Every_account_that_is_made_has_one_of_its_own()
    {
        var boss = new NewUser("boss");
        await _test.Directory.Tenants.CreateAsync(new NewTenant("acme") { Administrator = boss });
        var acme = _test.Directory.Tenant("acme").AsSystem("test");
        await acme.Users.CreateAsync(new NewUser("made"));
        await acme.Invitations.SendAsync(new NewInvitation("invited@acme.example"));
        await acme.Import.ImportAsync(new[] { new ImportRow { Key = "imported" } }.ToAsyncEnumerable()).SingleAsync();

        var stamps = (await acme.Users.ListAsync()).Items.Select(user => user.SignInStamp).ToList();

        stamps.Should().HaveCount(4).And.OnlyHaveUniqueItems().And.NotContain(Guid.Empty);
    }

    [Test]
    public async Task A_new_hash_of_the_same_password_leaves_it()
    {
        _hasher.AsksForRehash = true;
        var before = (await CredentialAsync(_test)).PasswordHash;

        await _test.System.Passwords.VerifyAsync("ann", Password);

        (await CredentialAsync(_test)).PasswordHash.Should().NotBe(before);
        (await StampAsync()).Should().Be(_ann.SignInStamp);
    }

    [Test]
    public async Task Switching_on_changes_it_once_more()
    {
        var off = await _test.System.Users.DeactivateAsync("ann");

        (await _test.System.Users.ActivateAsync("ann")).SignInStamp.Should().NotBe(off.SignInStamp).And.NotBe(_ann.SignInStamp);
    }

    [Test]
    public async Task A_call_that_changes_it_answers_with_the_new_one()
    {
        var changed = await _test.System.Passwords.ChangeOwnAsync("ann", Password, "battery staple");
        changed.User!.SignInStamp.Should().Be(await StampAsync());

        var signedOut = await _test.System.Users.SignOutEverywhereAsync("ann");
        signedOut.Should().Be(await _test.System.Users.GetAsync("ann"));
    }

    [Test]
    public async Task The_feed_tells_that_it_changed_and_not_to_what()
    {
        await _test.System.Users.SignOutEverywhereAsync("ann");

        (await _test.LatestChangeAsync()).Entries.Single().Fields.Should().Equal(new FieldChange("SignInStamp", null));
    }

    [Test]
    public async Task Signing_out_goes_by_the_expected_version()
    {
        var stale = async () => await _test.System.Users.SignOutEverywhereAsync("ann", _ann.Version + 1);

        await stale.Should().ThrowAsync<StaleVersionException>();
        (await _test.System.Users.SignOutEverywhereAsync("ann", _ann.Version)).Version.Should().Be(_ann.Version + 1);
    }

    [Test]
    public async Task Signing_out_asks_for_what_the_account_holds_and_the_account_itself_may()
    {
        await _test.System.Users.GrantAsync("ann", ["invoices.read"]);
        var plain = await _test.UserAsync("plain");
        var helper = await _test.System.Users.CreateAsync(new NewUser("helper") { Grants = ["users.password-reset"], Roles = [] });
        var other = async () => await _test.As(plain).Users.SignOutEverywhereAsync("ann");
        var lesser = async () => await _test.As(helper).Users.SignOutEverywhereAsync("ann");

        await other.ShouldLackAsync("users.password-reset");
        await lesser.ShouldEscalateAsync(null);
        (await _test.As(_ann).Users.SignOutEverywhereAsync("ann")).SignInStamp.Should().NotBe(_ann.SignInStamp);
        await _test.System.Users.GrantAsync("helper", ["invoices.read"]);
        await _test.As(helper).Users.SignOutEverywhereAsync("ann");
    }

    [Test]
    public async Task An_account_that_is_switched_off_does_not_sign_itself_out()
    {
        await _test.System.Users.DeactivateAsync("ann");
        var signOut = async () => await _test.As(_ann).Users.SignOutEverywhereAsync("ann");

        await signOut.ShouldLackAsync("users.password-reset");
    }

    private static TestCaseData Case(string name, Func<TestDirectory, Task> run) => new TestCaseData(run).SetArgDisplayNames(name);

    private static async Task ImportAsync(TestDirectory test, ImportRow row) =>
        (await test.System.Import.ImportAsync(new[] { row }.ToAsyncEnumerable()).SingleAsync()).Errors.Should().BeEmpty();

    private static async Task<Credential> CredentialAsync(TestDirectory test) => (await test.AllAsync<Credential>()).Single();

    private async Task<Guid> StampAsync() => (await _test.System.Users.GetAsync("ann")).SignInStamp;
}
