using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserKeyChangeTests
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
        _ann = await _test.UserAsync("ann", "lisbon", "approver");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_account_is_found_by_its_new_key_and_no_more_by_the_old_one()
    {
        await _test.System.Users.ChangeKeyAsync("ann", "anna");

        (await _test.System.Users.FindAsync("ANNA"))!.Id.Should().Be(_ann.Id);
        (await _test.System.Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task Another_casing_of_its_own_key_is_not_taken()
    {
        (await _test.System.Users.ChangeKeyAsync("ann", "Ann")).Key.Should().Be("Ann");
    }

    [Test]
    public async Task A_taken_key_is_refused()
    {
        await _test.UserAsync("bob");

        var call = async () => await _test.System.Users.ChangeKeyAsync("ann", "BOB");

        await call.ShouldBeRefusedAsync("user.key.taken");
    }

    [TestCase("", "key key.empty")]
    [TestCase("a/b", "key key.character")]
    [TestCase("any", "key key.reserved")]
    public async Task A_key_that_breaks_the_rules_is_refused(string key, string error)
    {
        var call = async () => await _test.System.Users.ChangeKeyAsync("ann", key);

        await call.ShouldBeInvalidAsync(error);
    }

    [Test]
    public async Task An_account_may_not_change_its_own_key()
    {
        var call = async () => await _test.As(_ann).Users.ChangeKeyAsync("ann", "anna");

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_manager_may_change_his_own_key_whatever_he_holds()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");

        (await _test.As(boss).Users.ChangeKeyAsync("boss", "chief")).Key.Should().Be("chief");
    }

    [Test]
    public async Task A_manager_who_lacks_what_the_account_holds_may_not()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var call = async () => await _test.As(boss).Users.ChangeKeyAsync("ann", "anna");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task A_manager_who_holds_what_the_account_holds_may()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");

        (await _test.As(boss).Users.ChangeKeyAsync("ann", "anna")).Key.Should().Be("anna");
    }

    [Test]
    public async Task What_the_account_holds_elsewhere_counts_there()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "porto");
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");

        var call = async () => await _test.As(boss).Users.ChangeKeyAsync("ann", "anna");

        await call.ShouldEscalateAsync("invoices.approve");
    }
}
