using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleTakingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("viewer", ["invoices.read"]);
        await _test.RoleAsync("packer", ["reports.read"], "lisbon");
        await _test.UserAsync("ann", "lisbon", "editor", "viewer");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_unassigned_role_is_gone_and_the_others_stay()
    {
        await _test.System.Roles.UnassignAsync("ann", ["editor"], "lisbon");

        (await KeysAsync("lisbon")).Should().Equal("viewer");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeFalse();
    }

    [Test]
    public async Task Only_the_named_place_is_concerned()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        await _test.System.Roles.AssignAsync("ann", ["editor"], "atlas");

        await _test.System.Roles.UnassignAsync("ann", ["editor"], "lisbon");

        (await KeysAsync(default)).Should().Equal("editor");
        (await KeysAsync("atlas")).Should().Equal("editor");
        (await KeysAsync("lisbon")).Should().Equal("viewer");
    }

    [Test]
    public async Task A_role_that_is_not_there_is_passed_over()
    {
        var number = (await _test.LatestChangeAsync()).Number;

        await _test.System.Roles.UnassignAsync("ann", ["packer"], "lisbon");

        (await _test.LatestChangeAsync()).Number.Should().Be(number);
    }

    [Test]
    public async Task Nothing_is_taken_when_one_role_is_unknown()
    {
        var take = async () => await _test.System.Roles.UnassignAsync("ann", ["editor", "nothing"], "lisbon");

        await take.ShouldBeRefusedAsync("role.not_found");
        (await KeysAsync("lisbon")).Should().BeEquivalentTo("editor", "viewer");
    }

    [Test]
    public async Task Taking_asks_for_the_permission_at_the_place_and_for_nothing_that_the_role_gives()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "atlas", "users.update-roles"));
        var dora = _test.As(await _test.HolderAsync("dora", "lisbon", "users.update-roles"));
        var above = async () => await carl.Roles.UnassignAsync("ann", ["editor"], "lisbon");

        await above.ShouldLackAsync("users.update-roles");
        await dora.Roles.UnassignAsync("ann", ["editor"], "lisbon");

        (await KeysAsync("lisbon")).Should().Equal("viewer");
    }

    [Test]
    public async Task Replacing_leaves_exactly_the_named_roles_at_exactly_that_place()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        var kept = (await _test.System.Roles.ListAssignmentsAsync("ann")).Single(one => one.Role.Key == "viewer").Assignment;

        await _test.System.Roles.ReplaceAsync("ann", ["packer", "viewer"], "lisbon");

        (await KeysAsync("lisbon")).Should().BeEquivalentTo("viewer", "packer");
        (await KeysAsync(default)).Should().Equal("editor");
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Select(one => one.Assignment)
            .Should().Contain(kept, "what stays is not written");
    }

    [Test]
    public async Task Replacing_by_nothing_takes_all_at_that_place()
    {
        await _test.System.Roles.ReplaceAsync("ann", [], "lisbon");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task Replacing_asks_only_for_what_it_gives()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.update-roles", "reports.read"));
        var more = async () => await carl.Roles.ReplaceAsync("ann", ["editor", "admin"], "lisbon");
        var elsewhere = async () => await carl.Roles.ReplaceAsync("ann", []);

        await more.ShouldEscalateAsync("*.*");
        await elsewhere.ShouldLackAsync("users.update-roles");
        await carl.Roles.ReplaceAsync("ann", ["editor", "packer"], "lisbon");

        (await KeysAsync("lisbon")).Should().BeEquivalentTo("editor", "packer");
    }

    private async Task<IEnumerable<string>> KeysAsync(EntityRef organization)
    {
        var place = organization.IsEmpty ? null : await _test.System.Organizations.GetAsync(organization);
        return (await _test.System.Roles.ListAssignmentsAsync("ann")).Where(one => one.Assignment.OrganizationId == place?.Id)
            .Select(one => one.Role.Key);
    }
}
