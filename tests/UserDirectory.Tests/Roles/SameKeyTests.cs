using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Roles;

/// <summary>
/// An organization's role or group may have the key of the tenant's: then the key alone names neither, so nobody is given, or left with,
/// what he did not mean.
/// </summary>
public sealed class SameKeyTests
{
    private TestDirectory _test = null!;
    private Role _tenants = null!;
    private Role _lisbons = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("iberia");
        await _test.OrganizationAsync("lisbon", "iberia");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        _tenants = await _test.RoleAsync("editor", ["invoices.write"]);
        _lisbons = await _test.RoleAsync("editor", ["reports.read"], "lisbon");
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon" });
        await _test.UserAsync("ann", "atlas");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [TestCase("lisbon")]
    [TestCase("atlas")]
    public async Task Neither_is_given_or_taken_by_the_key_alone(string place)
    {
        await _test.System.Members.AddAsync("ann", place);
        await _test.System.Roles.AssignAsync("ann", [_tenants.Id, _lisbons.Id], place);
        Func<Task>[] calls =
        [
            async () => await _test.System.Roles.AssignAsync("ann", ["Editor"], place),
            async () => await _test.System.Roles.UnassignAsync("ann", ["editor"], place),
            async () => await _test.System.Roles.ReplaceAsync("ann", ["editor"], place),
            async () => await _test.System.Members.ChangeRolesAsync("ann", place, add: ["editor"]),
            async () => await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = place, Roles = ["editor"] }),
            async () => await _test.System.Roles.GetAsync("editor", place),
            async () => await _test.System.Users.ListAsync(new UserQuery { Organization = place, Role = "editor" }),
            async () => await _test.System.Users.CountAsync(new UserQuery { Organization = place, Role = "editor" }),
            async () =>
                await _test.System.Groups.ListMembersAsync(":sales", query: new UserQuery { Organization = place, Role = "editor" }),
            async () => await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", place) { Roles = ["editor"] }),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("role.ambiguous");
        }

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().HaveCount(2);
    }

    [Test]
    public async Task No_group_is_joined_or_left_by_the_key_alone()
    {
        Func<Task>[] calls =
        [
            async () => await _test.System.Groups.JoinAsync("ann", ["sales"], "atlas"),
            async () => await _test.System.Groups.LeaveAsync("ann", ["sales"], "atlas"),
            async () => await _test.System.Roles.AssignAsync(Subject.Group("sales"), [_lisbons.Id], "lisbon"),
            async () => await _test.System.Users.ListAsync(new UserQuery { Organization = "lisbon", Group = "sales" }),
            async () => await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon", Groups = ["sales"] }),
            async () => await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "lisbon") { Groups = ["sales"] }),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("group.ambiguous");
        }
    }

    [Test]
    public async Task The_refusal_says_which_field_and_how_to_name_one()
    {
        var assign = async () => await _test.System.Roles.AssignAsync("ann", ["admin", "editor"], "atlas");

        var refusal = (await assign.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Message.Should().Be("roles[1]: 'editor' is a role of more than one owner there. Name it by id, or with its owner: "
            + "'organization:role', or ':role' for the tenant's.");
        refusal.Details.Should().Contain("field", "roles[1]");
    }

    [Test]
    public async Task Each_is_named_with_its_owner()
    {
        await _test.System.Roles.AssignAsync("ann", [":editor"], "atlas");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "atlas")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "reports.read", "atlas")).Should().BeFalse();
        await _test.System.Roles.ReplaceAsync("ann", ["iberia/lisbon:editor"], "atlas");
        (await _test.System.Permissions.CheckAsync("ann", "reports.read", "atlas")).Should().BeTrue();

        await _test.System.Groups.JoinAsync("ann", [":sales", "lisbon:sales"], "atlas");

        (await _test.System.Groups.ListOfUserAsync("ann")).Should().HaveCount(2);
        (await _test.System.Roles.GetAsync(":editor", "lisbon")).Should().Be(_tenants);
        (await _test.System.Roles.FindAsync(":nothing", "lisbon")).Should().BeNull();
    }

    [Test]
    public async Task Where_only_one_can_be_used_the_key_names_it()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Roles.AssignAsync("ann", ["editor"], "porto");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().OnlyContain(assigned => assigned.Role == _tenants);
    }

    [Test]
    public async Task Two_organizations_of_one_path_are_two_owners()
    {
        await _test.RoleAsync("packer", [], "iberia");
        await _test.RoleAsync("packer", [], "lisbon");
        var assign = async () => await _test.System.Roles.AssignAsync("ann", ["packer"], "atlas");

        await assign.ShouldBeRefusedAsync("role.ambiguous");
        await _test.System.Roles.AssignAsync(Subject.User("ann"), ["iberia:packer"], "atlas");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_roster_s_row_is_refused_with_the_name_that_fits_several(bool creates)
    {
        var options = new ImportOptions { CreateRoles = creates, CreateGroups = creates };

        var result = await _test.System.ImportAsync(
            new ImportRow { Key = "eve", Organization = "lisbon", Roles = ["editor"], Groups = ["sales"] }, options);

        result.Errors.Select(error => $"{error.Field} {error.Code}").Should().Equal("Roles[0] role.ambiguous", "Groups[0] group.ambiguous");
        (await _test.System.Users.FindAsync("eve")).Should().BeNull();
        (await _test.System.ImportAsync(
            new ImportRow { Key = "eve", Organization = "lisbon", Roles = [":editor"], Groups = ["lisbon:sales"] }, options))
            .Outcome.Should().Be(ImportOutcome.Created);
    }
}
