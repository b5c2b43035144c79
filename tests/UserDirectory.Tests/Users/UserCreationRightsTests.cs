using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>Whoever makes an account gives it no more than he holds there.</summary>
public sealed class UserCreationRightsTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("maker", ["users.add", "users.update-roles", "groups.update-members"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("approvers") { Organization = "lisbon" });
        await _test.System.Roles.AssignAsync(Subject.Group("lisbon:approvers"), ["approver"], "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    private static IEnumerable<TestCaseData> Gifts =>
    [
        new TestCaseData(new NewUser("ann") { Organization = "lisbon", Roles = ["approver"] }).SetArgDisplayNames("role"),
        new TestCaseData(new NewUser("ann") { Organization = "lisbon", Roles = [], Groups = ["approvers"] }).SetArgDisplayNames("group"),
    ];

    [TestCaseSource(nameof(Gifts))]
    public async Task A_role_or_group_that_gives_more_than_the_actor_holds_is_refused(NewUser input)
    {
        var maker = await _test.UserAsync("maker", "lisbon", "maker");

        var call = async () => await _test.As(maker).Users.CreateAsync(input);

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.System.Users.FindAsync("ann")).Should().BeNull();
    }

    [TestCaseSource(nameof(Gifts))]
    public async Task A_role_or_group_that_gives_what_the_actor_holds_there_is_given(NewUser input)
    {
        var maker = await _test.UserAsync("maker", "lisbon", "maker", "approver");

        await _test.As(maker).Users.CreateAsync(input);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task A_direct_grant_must_be_held_tenant_wide()
    {
        var input = new NewUser("ann") { Organization = "lisbon", Roles = [], Grants = ["invoices.approve"] };
        var here = await _test.UserAsync("here", "lisbon", "maker", "approver");
        var all = await _test.UserAsync("all", default, "maker", "approver");
        await _test.System.Members.AddAsync("all", "lisbon");

        var call = async () => await _test.As(here).Users.CreateAsync(input);

        await call.ShouldLackAsync("users.update-roles");
        (await _test.As(all).Users.CreateAsync(input)).Grants.Should().Equal("invoices.approve");
    }

    [Test]
    public async Task A_direct_grant_that_the_actor_lacks_is_refused()
    {
        var maker = await _test.UserAsync("maker", default, "maker");

        var call = async () => await _test.As(maker).Users.CreateAsync(new NewUser("ann") { Grants = ["invoices.approve"] });

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Default_roles_must_be_held_too()
    {
        await _test.System.Roles.ChangeDefaultAsync("approver", true);
        var weak = await _test.ActorAsync("weak", "lisbon", "users.add");
        var strong = await _test.ActorAsync("strong", "lisbon", "users.add", "invoices.approve");

        var call = async () => await _test.As(weak).Users.CreateAsync(new NewUser("ann") { Organization = "lisbon" });

        await call.ShouldEscalateAsync("invoices.approve");
        await _test.As(strong).Users.CreateAsync(new NewUser("ann") { Organization = "lisbon" });
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task Roles_and_groups_need_their_own_permissions()
    {
        var maker = await _test.ActorAsync("maker", "lisbon", "users.add", "invoices.approve");

        var role = async () => await _test.As(maker).Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Roles = ["approver"] });
        var group = async () => await _test.As(maker).Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Roles = [], Groups = ["approvers"] });

        await role.ShouldLackAsync("users.update-roles");
        await group.ShouldLackAsync("groups.update-members");
    }

    [Test]
    public async Task Only_a_system_declares_an_address_verified()
    {
        var root = await _test.UserAsync("root", default, "admin");

        var call = async () => await _test.As(root).Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true });

        await call.ShouldBeRefusedAsync("access.system_only");
    }
}
