using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Groups;

public sealed class GroupDeletionTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = "emea" });
        await _test.System.Groups.CreateAsync(new NewGroup("board"));
        await _test.UserAsync("ann");
        foreach (var group in new[] { "sales", "iberia", "board" })
        {
            await _test.System.Groups.AddMembersAsync(group, ["ann"]);
            await _test.System.Roles.AssignAsync(Subject.Group(group), ["editor"]);
        }
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_deleted_group_is_gone_with_its_members_places_and_its_assignments()
    {
        await _test.System.Groups.DeleteAsync("iberia");

        (await _test.System.Groups.FindAsync("iberia")).Should().BeNull();
        (await _test.System.Groups.ListOfUserAsync("ann")).Select(group => group.Key).Should().Equal("board", "sales");
        (await _test.System.Roles.ListAssignmentsOfRoleAsync("editor")).Items.Should().HaveCount(2);
    }

    [Test]
    public async Task A_group_with_others_below_is_refused()
    {
        var delete = async () => await _test.System.Groups.DeleteAsync("sales");

        (await delete.Should().ThrowAsync<ConflictException>()).Which.Should()
            .BeEquivalentTo(new { Code = "group.has_children", Details = new Dictionary<string, object?> { ["below"] = 2 } });
        (await _test.System.Groups.FindAsync("iberia")).Should().NotBeNull();
    }

    [Test]
    public async Task A_recursive_deletion_takes_all_below_and_nothing_else()
    {
        await _test.System.Groups.DeleteAsync("sales", recursive: true);

        (await _test.System.Groups.ListAsync()).Items.Should().ContainSingle().Which.Key.Should().Be("board");
        (await _test.System.Groups.ListOfUserAsync("ann")).Should().ContainSingle().Which.Key.Should().Be("board");
        (await _test.System.Roles.ListAssignmentsOfRoleAsync("editor")).Items.Should().ContainSingle();
    }

    [Test]
    public async Task Its_members_have_no_more_what_it_gave()
    {
        await _test.System.Groups.DeleteAsync("board");
        await _test.System.Groups.DeleteAsync("sales", recursive: true);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task A_group_that_is_added_below_meanwhile_is_seen()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.CreateAsync(new NewGroup("porto") { Parent = "iberia" }));
        var single = async () => await _test.System.Groups.DeleteAsync("iberia");
        await single.ShouldBeRefusedAsync("group.has_children");

        _store.BeforeNextCommit(async () => await _test.System.Groups.CreateAsync(new NewGroup("faro") { Parent = "iberia" }));
        await _test.System.Groups.DeleteAsync("iberia", recursive: true);

        (await _test.System.Groups.FindAsync("porto")).Should().BeNull();
        (await _test.System.Groups.FindAsync("faro")).Should().BeNull();
    }

    [Test]
    public async Task A_member_and_an_assignment_that_come_meanwhile_go_too()
    {
        await _test.UserAsync("bob");
        _store.BeforeNextCommit(async () => await _test.System.Groups.AddMembersAsync("iberia", ["bob"]));

        await _test.System.Groups.DeleteAsync("iberia");

        (await _test.System.Groups.ListOfUserAsync("bob")).Should().BeEmpty();
    }

    [Test]
    public async Task The_feed_names_each_deleted_group()
    {
        var number = (await _test.LatestChangeAsync()).Number;

        await _test.System.Groups.DeleteAsync("sales", recursive: true);

        var change = (await _test.System.Changes.ReadAsync(number)).Should().ContainSingle().Subject;
        change.Entries.Where(entry => entry.Record == RecordKind.Group)
            .Should().HaveCount(3).And.OnlyContain(entry => entry.Verb == ChangeVerb.Removed);
    }

    [Test]
    public async Task Deleting_asks_for_the_permission_at_the_owner()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.delete"));
        var tenants = async () => await carl.Groups.DeleteAsync("board");

        await tenants.ShouldLackAsync("groups.delete");
        await carl.Groups.DeleteAsync("lisbon:packers");

        (await _test.System.Groups.FindAsync("lisbon:packers")).Should().BeNull();
    }

    [Test]
    public async Task An_unknown_group_is_not_found()
    {
        var delete = async () => await _test.System.Groups.DeleteAsync("nothing", recursive: true);

        await delete.ShouldBeRefusedAsync("group.not_found");
    }
}
