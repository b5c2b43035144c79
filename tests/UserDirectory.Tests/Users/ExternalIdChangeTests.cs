using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class ExternalIdChangeTests
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
    public async Task The_account_is_found_by_its_external_id_as_it_is()
    {
        await _test.System.Users.ChangeExternalIdAsync("ann", "idp|Ann");

        (await _test.System.Users.FindByExternalIdAsync("idp|Ann"))!.Id.Should().Be(_ann.Id);
        (await _test.System.Users.FindByExternalIdAsync("IDP|ANN")).Should().BeNull("it is compared as it is");
    }

    [Test]
    public async Task Null_removes_it()
    {
        await _test.System.Users.ChangeExternalIdAsync("ann", "idp|ann");

        var ann = await _test.System.Users.ChangeExternalIdAsync("ann", null);

        ann.ExternalId.Should().BeNull();
    }

    [Test]
    public async Task A_taken_one_is_refused()
    {
        await _test.System.Users.ChangeExternalIdAsync("ann", "idp|1");
        await _test.UserAsync("bob");

        var call = async () => await _test.System.Users.ChangeExternalIdAsync("bob", "idp|1");

        await call.ShouldBeRefusedAsync("user.external_id.taken");
    }

    [Test]
    public async Task Who_set_it_is_kept_until_it_is_another_one()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");
        await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|ann");

        var again = await _test.System.Users.ChangeExternalIdAsync("ann", "idp|ann");
        var other = await _test.System.Users.ChangeExternalIdAsync("ann", "idp|anna");

        again.ExternalIdSetBy.Should().Be(ActorRef.User(boss.Id));
        other.ExternalIdSetBy.Should().Be(ActorRef.System("test"));
    }

    [Test]
    public async Task One_given_at_creation_remembers_who_gave_it()
    {
        var bob = await _test.System.Users.CreateAsync(new NewUser("bob") { ExternalId = "idp|bob" });

        bob.ExternalIdSetBy.Should().Be(ActorRef.System("test"));
    }

    [Test]
    public async Task An_account_may_not_change_its_own()
    {
        var call = async () => await _test.As(_ann).Users.ChangeExternalIdAsync("ann", "idp|ann");

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_manager_who_lacks_what_the_account_holds_may_not()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var call = async () => await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|mine");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task A_manager_who_holds_what_the_account_holds_may()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");

        (await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|ann")).ExternalId.Should().Be("idp|ann");
    }

    [Test]
    public async Task Blank_text_is_refused()
    {
        var call = async () => await _test.System.Users.ChangeExternalIdAsync("ann", " ");

        await call.ShouldBeInvalidAsync("externalId text.empty");
    }

    [Test]
    public async Task An_account_that_another_user_prepared_cannot_wipe_his_trace()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");
        await _test.System.Roles.AssignAsync("ann", ["manager"], "lisbon");
        await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|boss");

        await _test.As(_ann).Users.ChangeExternalIdAsync("ann", null);
        var ann = await _test.As(_ann).Users.ChangeExternalIdAsync("ann", "idp|boss-2");

        ann.ExternalIdSetBy.Should().Be(ActorRef.User(boss.Id));
    }

    [Test]
    public async Task An_account_with_a_verified_address_answers_for_what_it_sets()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");
        await _test.System.Roles.AssignAsync("ann", ["manager"], "lisbon");
        await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|boss");
        await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);

        var ann = await _test.As(_ann).Users.ChangeExternalIdAsync("ann", "idp|ann");

        ann.ExternalIdSetBy.Should().Be(ActorRef.User(_ann.Id));
    }
}
