using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <summary>What happens between a decision and its commit is decided upon, too.</summary>
public sealed class OvertakenCallsTests
{
    private InterruptedStore _store = null!;
    private TestDirectory _test = null!;
    private User _ann = null!;
    private User _boss = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new InterruptedStore(store));
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon", IsActive = false, Roles = [] });
        _boss = await _test.ActorAsync(
            "boss", "lisbon", "users.read", "users.update", "users.update-status", "users.delete", "users.add", "members.*");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("activate", users => users.ActivateAsync("ann").AsTask());
        yield return Call("key", users => users.ChangeKeyAsync("ann", "anna").AsTask());
        yield return Call("e-mail", users => users.ChangeEmailAsync("ann", "mine@acme.example").AsTask());
        yield return Call("external id", users => users.ChangeExternalIdAsync("ann", "idp|mine").AsTask());
        yield return Call("delete", users => users.DeleteAsync("ann").AsTask());

        static TestCaseData Call(string name, Func<IUserService, Task> call) => new TestCaseData(call).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Calls))]
    public async Task A_role_that_the_account_gets_meanwhile_must_be_held(Func<IUserService, Task> call)
    {
        _store.BeforeNextCommit(async () => await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "porto"));

        var late = () => call(_test.As(_boss).Users);

        await late.ShouldEscalateAsync("invoices.approve");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_stored_beside_an_account_is_not_written_once_its_home_has_moved_away(bool isPicture)
    {
        await _test.System.Members.AddAsync("ann", "porto");
        _store.BeforeNextCommit(async () => await _test.System.Users.ChangeHomeAsync("ann", "porto"));
        var users = _test.As(_boss).Users;

        Func<Task> late = isPicture
            ? async () => await users.UploadPictureAsync("ann", Images.Png)
            : async () => await users.RecordLoginAsync("ann", _test.Clock.GetUtcNow());

        await late.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task A_role_that_a_new_member_gets_meanwhile_must_be_held()
    {
        var carl = await _test.UserAsync("carl");
        var adder = await AdderAsync();
        _store.BeforeNextCommit(async () => await _test.System.Roles.AssignAsync(carl.Id, ["approver"]));

        var call = async () => await _test.As(adder).Members.AddAsync("carl", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task A_group_that_a_new_member_joins_meanwhile_counts()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("approvers"));
        await _test.System.Roles.AssignAsync(Subject.Group("approvers"), ["approver"]);
        await _test.UserAsync("carl");
        var adder = await AdderAsync();
        _store.BeforeNextCommit(async () => await _test.System.Groups.AddMembersAsync("approvers", ["carl"]));

        var call = async () => await _test.As(adder).Members.AddAsync("carl", "lisbon");

        await call.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Without_an_expected_version_nothing_is_lost()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Anna" }));

        var ann = await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        ann.Should().BeEquivalentTo(new { DisplayName = "Ann", GivenName = "Anna", Version = 3 });
    }

    [Test]
    public async Task With_an_expected_version_the_later_one_is_refused()
    {
        _store.BeforeNextCommit(async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Anna" }));

        var call = async () => await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" }, expectedVersion: 1);

        await call.ShouldBeRefusedAsync("version.stale");
    }

    [Test]
    public async Task Of_two_first_memberships_one_becomes_the_default()
    {
        await _test.UserAsync("carl");
        _store.BeforeNextCommit(async () => await _test.System.Members.AddAsync("carl", "porto"));

        await _test.System.Members.AddAsync("carl", "lisbon");

        var carl = await _test.System.Users.GetAsync("carl");
        carl.DefaultOrganizationId.Should().Be((await _test.System.Organizations.GetAsync("porto")).Id);
    }

    [Test]
    public async Task An_account_that_gets_something_while_it_is_deleted_takes_it_along()
    {
        _store.BeforeNextCommit(async () => await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "porto"));

        await _test.System.Users.DeleteAsync("ann");

        (await _test.System.Users.ListDeletedAsync()).Items.Single().Assignments.Should().ContainSingle();
        (await _test.AllAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(_ann.Id))).Should().BeEmpty();
    }

    [Test]
    public async Task A_membership_added_below_while_one_ends_keeps_what_stands_on_it()
    {
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "atlas");
        _store.BeforeNextCommit(async () => await _test.System.Members.AddAsync("ann", "atlas"));

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await _test.AllAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(_ann.Id))).Should().ContainSingle();
    }

    [Test]
    public async Task Of_two_administrators_that_are_switched_off_at_once_one_stays()
    {
        await _test.UserAsync("root", default, "admin");
        await _test.UserAsync("second", default, "admin");
        _store.BeforeNextCommit(async () => await _test.System.Users.DeactivateAsync("second"));

        var call = async () => await _test.System.Users.DeactivateAsync("root");

        await call.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    /// <summary>One who adds members at Lisbon, and may name every account of the tenant.</summary>
    private async Task<User> AdderAsync()
    {
        var adder = await _test.ActorAsync("adder", "lisbon", "members.*");
        await _test.RoleAsync("reads-accounts", ["users.read"]);
        await _test.System.Roles.AssignAsync(adder.Id, ["reads-accounts"]);
        return adder;
    }
}
