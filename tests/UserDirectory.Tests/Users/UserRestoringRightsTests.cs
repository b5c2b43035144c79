using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserRestoringRightsTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("team"));
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Roles = ["approver"], Groups = ["team"], Grants = ["reports.read"] });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Restoring_needs_the_permission_at_home()
    {
        await _test.System.Users.DeleteAsync("ann");
        var carl = await _test.ActorAsync("carl", "lisbon", "invoices.approve");

        var call = async () => await _test.As(carl).Users.RestoreAsync(_ann.Id);

        await call.ShouldLackAsync("users.restore");
    }

    [Test]
    public async Task An_actor_gives_back_only_what_he_holds()
    {
        await _test.System.Roles.AssignAsync(Subject.Group("team"), ["approver"]);
        await _test.System.Users.DeleteAsync("ann");
        var boss = await _test.ActorAsync("boss", "lisbon", "users.restore", "invoices.approve");

        var ann = await _test.As(boss).Users.RestoreAsync(_ann.Id);

        ann.Grants.Should().BeEmpty("the actor does not hold the grant tenant-wide");
        (await _test.System.Groups.ListOfUserAsync("ann")).Should().BeEmpty("the actor does not hold tenant-wide what the group gives");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue("the actor holds it there");
    }

    [Test]
    public async Task An_actor_who_holds_everything_gives_back_everything()
    {
        await _test.System.Roles.AssignAsync(Subject.Group("team"), ["approver"]);
        await _test.System.Users.DeleteAsync("ann");
        var root = await _test.UserAsync("root", default, "admin");

        var ann = await _test.As(root).Users.RestoreAsync(_ann.Id);

        ann.Grants.Should().Equal("reports.read");
        (await _test.System.Groups.ListOfUserAsync("ann")).Should().ContainSingle();
        (await _test.System.Members.FindAsync("ann", "lisbon")).Should().NotBeNull();
    }

    [Test]
    public async Task A_membership_that_would_open_what_the_actor_does_not_hold_there_is_left_out()
    {
        // The actor holds it tenant-wide, but cannot enter Porto: so it cannot make anybody hold it there.
        await _test.OrganizationAsync("porto");
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Users.DeleteAsync("ann");
        var boss = await _test.ActorAsync("boss", default, "users.restore", "reports.read");
        await _test.System.Members.AddAsync("boss", "lisbon");

        await _test.As(boss).Users.RestoreAsync(_ann.Id);

        (await _test.System.Members.FindAsync("ann", "lisbon")).Should().NotBeNull();
        (await _test.System.Members.FindAsync("ann", "porto")).Should().BeNull();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Access_rules_come_back_from_who_may_give_them(bool mayGiveThem)
    {
        // The actor holds the grant tenant-wide, but cannot enter Porto; the account could, by the rule.
        await _test.OrganizationAsync("porto");
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["any"]);
        await _test.System.Users.DeleteAsync("ann");
        string[] patterns = ["users.restore", "reports.read"];
        var boss = await _test.ActorAsync("boss", default, mayGiveThem ? [.. patterns, "users.update-tenants"] : patterns);
        await _test.System.Members.AddAsync("boss", "lisbon");

        var ann = await _test.As(boss).Users.RestoreAsync(_ann.Id);

        ann.AccessRules.Should().BeEquivalentTo(mayGiveThem ? ["any"] : Array.Empty<string>());
        (await _test.System.Permissions.CheckAsync("ann", "reports.read", "porto")).Should().Be(mayGiveThem);
    }

    [Test]
    public async Task A_suspension_is_never_left_out()
    {
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.System.Members.AddAsync("ann", "atlas");
        await _test.System.Members.SuspendAsync("ann", "atlas");
        await _test.System.Users.DeleteAsync("ann");
        var boss = await _test.ActorAsync("boss", "lisbon", "users.restore", "invoices.approve");
        await _test.System.Members.AddAsync("boss", "atlas");
        await _test.System.Members.SuspendAsync("boss", "atlas");

        await _test.As(boss).Users.RestoreAsync(_ann.Id);

        (await _test.System.Members.FindAsync("ann", "atlas"))!.Status.Should().Be(MembershipStatus.Suspended);
    }

    [Test]
    public async Task Somebody_of_another_home_cannot_be_restored_from_here()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Users.DeleteAsync("ann");
        var boss = await _test.ActorAsync("boss", "porto", "users.restore");

        var call = async () => await _test.As(boss).Users.RestoreAsync(_ann.Id);

        await call.ShouldLackAsync("users.restore");
    }
}
