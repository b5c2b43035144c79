using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserLookupTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Email = "Ann@Acme.example", ExternalId = "idp|ann", Organization = "lisbon", Roles = [] });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_only_account_with_an_address_is_found_in_any_casing()
    {
        (await _test.System.Users.FindByEmailAsync("ann@ACME.example"))!.Id.Should().Be(_ann.Id);
    }

    [TestCase("bob@acme.example")]
    [TestCase("")]
    [TestCase("\uD800")]
    public async Task An_address_or_external_id_that_nobody_has_finds_nothing(string text)
    {
        (await _test.System.Users.FindByEmailAsync(text)).Should().BeNull();
        (await _test.System.Users.FindByExternalIdAsync(text)).Should().BeNull();
    }

    [Test]
    public async Task An_address_of_several_accounts_is_ambiguous()
    {
        await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example" });

        var call = async () => await _test.System.Users.FindByEmailAsync("ann@acme.example");

        await call.ShouldBeRefusedAsync("user.email.ambiguous");
    }

    [Test]
    public async Task The_account_that_has_proved_an_address_is_found_whoever_names_it_too()
    {
        await _test.System.Users.ChangeEmailAsync("ann", "Ann@Acme.example", isVerified: true);
        foreach (var key in new[] { "mallory", "mike" })
        {
            var other = await _test.UserAsync(key);
            await _test.As(other).Users.ChangeEmailAsync(key, "ann@acme.example");
        }

        (await _test.System.Users.FindByEmailAsync("ann@acme.example"))!.Id.Should().Be(_ann.Id);
    }

    [Test]
    public async Task Who_proves_an_address_that_several_name_is_found_from_then_on()
    {
        await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example" });
        await _test.System.Users.ChangeEmailAsync("ann", "Ann@Acme.example", isVerified: true);

        (await _test.System.Users.FindByEmailAsync("ann@acme.example"))!.Id.Should().Be(_ann.Id);
    }

    [Test]
    public async Task Who_may_not_read_the_owner_does_not_learn_of_it_by_naming_the_address_too()
    {
        await _test.System.Users.ChangeEmailAsync("ann", "Ann@Acme.example", isVerified: true);
        await _test.OrganizationAsync("porto");
        var reader = await _test.ActorAsync("reader", "porto", "users.read");
        var find = async () => await _test.As(reader).Users.FindByEmailAsync("ann@acme.example");

        await find.ShouldLackAsync("users.read");
        var anna = await _test.System.Users.CreateAsync(
            new NewUser("anna") { Email = "ann@acme.example", Organization = "porto", Roles = [] });
        (await find())!.Id.Should().Be(anna.Id, "the one that has proved the address is like one that there is not");
    }

    [Test]
    public async Task Who_names_an_address_finds_itself_whoever_else_has_it_and_learns_nothing()
    {
        var mallory = await _test.UserAsync("mallory");
        await _test.As(mallory).Users.ChangeEmailAsync("mallory", "ann@acme.example");

        (await _test.As(mallory).Users.FindByEmailAsync("ANN@acme.example"))!.Id.Should().Be(mallory.Id, "another account names it");
        await _test.System.Users.ChangeEmailAsync("ann", "Ann@Acme.example", isVerified: true);
        (await _test.As(mallory).Users.FindByEmailAsync("ANN@acme.example"))!.Id.Should().Be(mallory.Id, "another account has proved it");
        await _test.System.Users.ChangeEmailAsync("ann", null);
        (await _test.As(mallory).Users.FindByEmailAsync("ANN@acme.example"))!.Id.Should().Be(mallory.Id, "nobody else has it");
    }

    [Test]
    public async Task Reading_by_address_or_external_id_needs_the_permission_at_home()
    {
        var carl = await _test.UserAsync("carl", "lisbon");

        var email = async () => await _test.As(carl).Users.FindByEmailAsync("ann@acme.example");
        var external = async () => await _test.As(carl).Users.FindByExternalIdAsync("idp|ann");

        await email.ShouldLackAsync("users.read");
        await external.ShouldLackAsync("users.read");
    }

    [Test]
    public async Task An_account_finds_itself()
    {
        (await _test.As(_ann).Users.FindByEmailAsync("ann@acme.example"))!.Id.Should().Be(_ann.Id);
        (await _test.As(_ann).Users.FindByExternalIdAsync("idp|ann"))!.Id.Should().Be(_ann.Id);
    }

    [Test]
    public async Task Somebody_who_is_nobody_here_learns_nothing()
    {
        var stranger = _test.Directory.As(Guid.NewGuid());

        var email = async () => await stranger.Users.FindByEmailAsync("nobody@acme.example");
        var external = async () => await stranger.Users.FindByExternalIdAsync("nobody");

        await email.ShouldBeRefusedAsync("access.unknown_actor");
        await external.ShouldBeRefusedAsync("access.unknown_actor");
    }
}
