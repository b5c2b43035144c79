using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class EmailChangeTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("manager", ["users.update", "users.read"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true, Organization = "lisbon", Roles = ["approver"] });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase("anna@acme.example")]
    [TestCase("Ann@acme.example")]
    [TestCase(null)]
    public async Task Another_address_is_unverified(string? email)
    {
        var ann = await _test.System.Users.ChangeEmailAsync("ann", email);

        ann.Should().BeEquivalentTo(new { Email = email, EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task The_same_address_given_again_changes_nothing()
    {
        _test.Clock.Advance(TimeSpan.FromHours(1));

        var ann = await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");

        ann.Should().Be(_ann);
    }

    [Test]
    public async Task A_system_may_declare_an_address_verified()
    {
        _test.Clock.Advance(TimeSpan.FromHours(1));

        var ann = await _test.System.Users.ChangeEmailAsync("ann", "anna@acme.example", isVerified: true);

        ann.EmailVerifiedAt.Should().Be(_test.Clock.GetUtcNow());
    }

    [Test]
    public async Task An_address_that_was_verified_keeps_its_time_when_it_is_declared_again()
    {
        _test.Clock.Advance(TimeSpan.FromHours(1));

        var ann = await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);

        ann.EmailVerifiedAt.Should().Be(_ann.EmailVerifiedAt);
    }

    [Test]
    public async Task No_user_may_declare_an_address_verified_not_even_an_administrator()
    {
        var admin = await _test.UserAsync("root", default, "admin");

        var call = async () => await _test.As(admin).Users.ChangeEmailAsync("ann", "anna@acme.example", isVerified: true);

        await call.ShouldBeRefusedAsync("access.system_only");
    }

    [Test]
    public async Task An_account_may_change_its_own_address_which_is_then_unverified()
    {
        var ann = await _test.As(_ann).Users.ChangeEmailAsync("ann", "me@home.example");

        ann.Should().BeEquivalentTo(new { Email = "me@home.example", EmailVerifiedAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task A_manager_who_lacks_what_the_account_holds_may_not_change_its_address()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var call = async () => await _test.As(boss).Users.ChangeEmailAsync("ann", "mine@acme.example");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task A_manager_who_holds_what_the_account_holds_may()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");

        var ann = await _test.As(boss).Users.ChangeEmailAsync("ann", "anna@acme.example");

        ann.Email.Should().Be("anna@acme.example");
    }

    [Test]
    public async Task Another_user_without_the_permission_may_not()
    {
        var carl = await _test.UserAsync("carl", "lisbon", "approver");

        var call = async () => await _test.As(carl).Users.ChangeEmailAsync("ann", "mine@acme.example");

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task Text_that_is_no_address_is_refused()
    {
        var call = async () => await _test.System.Users.ChangeEmailAsync("ann", "not an address");
        var verified = async () => await _test.System.Users.ChangeEmailAsync("ann", null, isVerified: true);

        await call.ShouldBeInvalidAsync("email email.format");
        await verified.ShouldBeInvalidAsync("isVerified email.missing");
    }
}
