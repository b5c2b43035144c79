using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class AssignmentReadsTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("viewer", ["invoices.read"]);
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("packer", [], "lisbon");
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Own_assignments_are_listed_by_age_with_their_roles()
    {
        foreach (var role in new[] { "viewer", "editor", "packer" })
        {
            await _test.System.Roles.AssignAsync("ann", [role], "lisbon");
            _test.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Select(one => one.Role.Key).Should().Equal("viewer", "editor", "packer");
    }

    [Test]
    public async Task An_assignment_that_has_ended_or_is_to_come_is_listed_too()
    {
        var now = _test.Clock.GetUtcNow();
        await _test.System.Roles.AssignAsync("ann", ["viewer"], default, new Validity(null, now.AddHours(1)));
        await _test.System.Roles.AssignAsync("ann", ["editor"], default, new Validity(now.AddDays(1), null));
        _test.Clock.Advance(TimeSpan.FromHours(2));

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().HaveCount(2);
    }

    [Test]
    public async Task Assignments_of_a_user_ask_at_its_home_unless_it_is_oneself()
    {
        await _test.System.Roles.AssignAsync("ann", ["viewer"], "lisbon");
        var bob = _test.As(await _test.UserAsync("bob"));
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.read"));
        var list = async () => await bob.Roles.ListAssignmentsAsync("ann");

        await list.ShouldLackAsync("users.read");
        (await carl.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle();
        (await _test.As(_ann).Roles.ListAssignmentsAsync("ann")).Should().ContainSingle();
    }

    [Test]
    public async Task Assignments_of_a_group_ask_at_its_owner()
    {
        await _test.System.Roles.AssignAsync(Subject.Group("packers"), ["viewer"], "lisbon");
        var list = async () => await _test.As(_ann).Roles.ListAssignmentsAsync(Subject.Group("lisbon:packers"));
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.read"));

        await list.ShouldLackAsync("groups.read");
        (await carl.Roles.ListAssignmentsAsync(Subject.Group("lisbon:packers")))
            .Should().ContainSingle().Which.Role.Key.Should().Be("viewer");
    }

    [Test]
    public async Task Assignments_of_an_unknown_subject_are_not_found()
    {
        var user = async () => await _test.System.Roles.ListAssignmentsAsync("nobody");
        var group = async () => await _test.System.Roles.ListAssignmentsAsync(Subject.Group("nothing"));
        var role = async () => await _test.System.Roles.ListAssignmentsOfRoleAsync("nothing");

        await user.ShouldBeRefusedAsync("user.not_found");
        await group.ShouldBeRefusedAsync("group.not_found");
        await role.ShouldBeRefusedAsync("role.not_found");
    }

    [Test]
    public async Task Assignments_of_a_role_are_listed_by_page()
    {
        await _test.System.Roles.AssignAsync("ann", ["viewer"]);
        await _test.System.Roles.AssignAsync("ann", ["viewer"], "lisbon");
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        await _test.System.Roles.AssignAsync(Subject.Group("packers"), ["viewer"], "lisbon");

        var first = await _test.System.Roles.ListAssignmentsOfRoleAsync("viewer", new AssignmentQuery { Take = 2, IncludeTotal = true });
        var last = await _test.System.Roles.ListAssignmentsOfRoleAsync("viewer", new AssignmentQuery { Skip = 2 });
        var ofUsers = await _test.System.Roles.ListAssignmentsOfRoleAsync(
            "viewer", new AssignmentQuery { Where = RoleAssignmentFields.UserId.IsPresent() });

        first.Should().BeEquivalentTo(new { Total = 3L, HasMore = true });
        first.Items.Concat(last.Items).Should().HaveCount(3).And.OnlyHaveUniqueItems();
        ofUsers.Items.Should().HaveCount(2);
    }

    [Test]
    public async Task Assignments_of_a_role_ask_at_its_owner()
    {
        await _test.System.Roles.AssignAsync("ann", ["packer"], "lisbon");
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.read"));
        var tenants = async () => await carl.Roles.ListAssignmentsOfRoleAsync("viewer");

        await tenants.ShouldLackAsync("roles.read");
        (await carl.Roles.ListAssignmentsOfRoleAsync("lisbon:packer")).Items.Should().ContainSingle().Which.UserId.Should().Be(_ann.Id);
    }
}
