using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

/// <summary>Rule 5, for what takes or limits a role.</summary>
public sealed class LastAdministratorTests
{
    private TestDirectory _test = null!;
    private DateTimeOffset _now;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _now = _test.Clock.GetUtcNow();
        await _test.OrganizationAsync("lisbon");
        await _test.UserAsync("ann", default, "admin");
        await _test.UserAsync("bob");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_last_administrator_cannot_be_unassigned()
    {
        var unassign = async () => await _test.System.Roles.UnassignAsync("ann", ["admin"]);

        await unassign.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [TestCase("unassign")]
    [TestCase("limit")]
    [TestCase("deactivate")]
    [TestCase("delete")]
    public async Task The_last_administrator_cannot_be_taken_away_by_a_clock_for_which_the_role_has_not_begun(string how)
    {
        await _test.System.Roles.AssignAsync("bob", ["admin"], default, new Validity(_now, null));
        await _test.System.Roles.UnassignAsync("ann", ["admin"]);
        _test.Clock.AdjustTime(_test.Clock.GetUtcNow().AddSeconds(-1));

        Func<Task> take = how switch
        {
            "unassign" => async () => await _test.System.Roles.UnassignAsync("bob", ["admin"]),
            "limit" => async () => await _test.System.Roles.AssignAsync("bob", ["admin"], default, new Validity(_now, _now.AddMinutes(1))),
            "deactivate" => async () => await _test.System.Users.DeactivateAsync("bob"),
            _ => async () => await _test.System.Users.DeleteAsync("bob"),
        };

        await take.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task The_last_administrator_cannot_be_replaced_away()
    {
        var replace = async () => await _test.System.Roles.ReplaceAsync("ann", ["read-only"]);

        await replace.ShouldBeRefusedAsync("tenant.last_administrator");
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle().Which.Role.Key.Should().Be("admin");
    }

    [Test]
    public async Task The_last_administrator_gets_no_end_date()
    {
        var limit = async () => await _test.System.Roles.AssignAsync("ann", ["admin"], default, new Validity(null, _now.AddYears(10)));

        await limit.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task The_last_administrator_is_not_put_off()
    {
        var putOff = async () => await _test.System.Roles.AssignAsync("ann", ["admin"], default, new Validity(_now.AddHours(1), null));

        await putOff.ShouldBeRefusedAsync("tenant.last_administrator");
        await _test.System.Roles.AssignAsync("ann", ["admin"], default, new Validity(_now, null));
    }

    [Test]
    public async Task With_another_administrator_the_first_may_go()
    {
        await _test.System.Roles.AssignAsync("bob", ["admin"]);

        await _test.System.Roles.UnassignAsync("ann", ["admin"]);

        var unassign = async () => await _test.System.Roles.UnassignAsync("bob", ["admin"]);
        await unassign.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task An_administrator_through_a_group_or_at_an_organization_or_for_a_time_does_not_count()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("admins"));
        await _test.System.Roles.AssignAsync(Subject.Group("admins"), ["admin"]);
        await _test.System.Groups.AddMembersAsync("admins", ["bob"]);
        await _test.System.Roles.AssignAsync("bob", ["admin"], "lisbon");
        await _test.System.Roles.AssignAsync("bob", ["admin"], default, new Validity(null, _now.AddYears(10)));

        var unassign = async () => await _test.System.Roles.UnassignAsync("ann", ["admin"]);

        await unassign.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task Other_assignments_of_the_last_administrator_may_go()
    {
        await _test.System.Roles.AssignAsync("ann", ["admin"], "lisbon");

        await _test.System.Roles.UnassignAsync("ann", ["admin"], "lisbon");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle();
    }

    [Test]
    public async Task Two_administrators_who_take_it_from_each_other_at_once_do_not_both_succeed()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        var ann = await test.UserAsync("ann", default, "admin");
        var bob = await test.UserAsync("bob", default, "admin");
        store!.BeforeNextCommit(async () => await test.As(bob).Roles.UnassignAsync(ann.Id, ["admin"]));

        var unassign = async () => await test.As(ann).Roles.UnassignAsync(bob.Id, ["admin"]);

        await unassign.ShouldLackAsync("users.update-roles");
        (await test.System.Permissions.CheckAsync(bob.Id, "users.add")).Should().BeTrue();
    }

    [Test]
    public async Task Two_systems_that_take_the_last_two_at_once_leave_one()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.UserAsync("ann", default, "admin");
        await test.UserAsync("bob", default, "admin");
        store!.BeforeNextCommit(async () => await test.System.Roles.UnassignAsync("ann", ["admin"]));

        var unassign = async () => await test.System.Roles.UnassignAsync("bob", ["admin"]);

        await unassign.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task However_many_demote_each_other_at_once_one_stays()
    {
        using var test = new TestDirectory();
        var people = new List<User>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await test.UserAsync($"a{i}", default, "admin"));
        }

        await Task.WhenAll(people.Select((one, i) => Task.Run(() => DemoteAsync(test.As(one), people[(i + 1) % people.Count]))));

        var left = await test.System.Roles.ListAssignmentsOfRoleAsync("admin");
        left.Items.Should().NotBeEmpty().And.HaveCountLessThan(people.Count);
    }

    private static async Task DemoteAsync(ITenantDirectory actor, User other)
    {
        try
        {
            await actor.Roles.UnassignAsync(other.Id, ["admin"]);
        }
        catch (UserDirectoryException refusal) when (refusal.Code is "access.denied" or "tenant.last_administrator")
        {
            // Demoted before, or the last one.
        }
    }
}
