using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupMembersTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        await _test.OrganizationAsync("lisbon");
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
        await _test.UserAsync("ann");
        await _test.UserAsync("bob");
        await _test.UserAsync("eve");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_member_has_what_the_group_and_those_above_have()
    {
        await _test.System.Groups.AddMembersAsync("sales/emea", ["ann"]);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("bob", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task Members_are_added_once()
    {
        var ann = await _test.System.Users.GetAsync("ann");
        await _test.System.Groups.AddMembersAsync("emea", ["ann"]);
        var number = (await _test.LatestChangeAsync()).Number;

        await _test.System.Groups.AddMembersAsync("emea", ["ann", "ANN", ann.Id]);
        var unchanged = (await _test.LatestChangeAsync()).Number;
        await _test.System.Groups.AddMembersAsync("emea", ["bob", "ann", "bob"]);

        unchanged.Should().Be(number);
        (await MembersAsync("emea")).Should().BeEquivalentTo("ann", "bob");
    }

    [Test]
    public async Task Nobody_is_added_or_removed_when_one_is_unknown()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann"]);
        var add = async () => await _test.System.Groups.AddMembersAsync("emea", ["bob", "nobody"]);
        var remove = async () => await _test.System.Groups.RemoveMembersAsync("emea", ["ann", "nobody"]);
        var replace = async () => await _test.System.Groups.ReplaceMembersAsync("emea", ["bob", "nobody"]);

        (await add.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Code = "user.not_found", Field = "users[1]" });
        await remove.ShouldBeRefusedAsync("user.not_found");
        await replace.ShouldBeRefusedAsync("user.not_found");
        (await MembersAsync("emea")).Should().Equal("ann");
    }

    [Test]
    public async Task An_account_that_is_not_active_may_be_a_member()
    {
        await _test.System.Users.CreateAsync(new NewUser("dan") { IsActive = false });

        await _test.System.Groups.AddMembersAsync("emea", ["dan"]);

        (await MembersAsync("emea")).Should().Equal("dan");
    }

    [Test]
    public async Task Removed_members_lose_what_the_group_gave()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann", "bob"]);

        await _test.System.Groups.RemoveMembersAsync("emea", ["ann", "eve", "ann"]);

        (await MembersAsync("emea")).Should().Equal("bob");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task Replacing_leaves_exactly_the_named_and_writes_only_the_differences()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann", "bob"]);
        var number = (await _test.LatestChangeAsync()).Number;

        await _test.System.Groups.ReplaceMembersAsync("emea", ["bob", "eve"]);

        (await MembersAsync("emea")).Should().BeEquivalentTo("bob", "eve");
        (await _test.System.Changes.ReadAsync(number)).Should().ContainSingle().Which.Entries.Should().HaveCount(2);
    }

    [Test]
    public async Task Who_replaces_himself_gives_before_he_goes()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update-members"));
        await _test.System.Groups.AddMembersAsync("emea", ["carl"]);
        var number = (await _test.LatestChangeAsync()).Number;

        await carl.Groups.ReplaceMembersAsync("emea", ["ann"]);

        (await _test.System.Changes.ReadAsync(number)).Single().Entries.Select(entry => entry.Verb)
            .Should().Equal([ChangeVerb.Added, ChangeVerb.Removed], "entry by entry, nobody gives what he does not hold any more");
    }

    [Test]
    public async Task Replacing_by_nobody_empties_the_group_and_no_other()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann"]);
        await _test.System.Groups.AddMembersAsync("sales", ["ann"]);

        await _test.System.Groups.ReplaceMembersAsync("emea", []);

        (await MembersAsync("emea")).Should().BeEmpty();
        (await MembersAsync("sales")).Should().Equal("ann");
    }

    [Test]
    public async Task Adding_asks_for_what_the_group_and_those_above_give()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update-members"));
        var dora = _test.As(await _test.HolderAsync("dora", default, "groups.update-members", "invoices.write"));
        var add = async () => await carl.Groups.AddMembersAsync("emea", ["ann"]);
        var replace = async () => await carl.Groups.ReplaceMembersAsync("emea", ["ann"]);

        await add.ShouldEscalateAsync("invoices.write");
        await replace.ShouldEscalateAsync("invoices.write");
        await dora.Groups.AddMembersAsync("emea", ["ann"]);

        (await MembersAsync("emea")).Should().Equal("ann");
    }

    [Test]
    public async Task Who_holds_what_the_group_gives_may_replace_its_members()
    {
        var dora = _test.As(await _test.HolderAsync("dora", default, "groups.update-members", "invoices.write"));

        await dora.Groups.ReplaceMembersAsync("emea", ["ann", "bob"]);

        (await MembersAsync("emea")).Should().Equal("ann", "bob");
    }

    [Test]
    public async Task Who_gives_nothing_is_asked_for_nothing()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann", "bob"]);
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update-members"));

        await carl.Groups.AddMembersAsync("emea", ["ann"]);
        await carl.Groups.ReplaceMembersAsync("emea", ["ann"]);
        await carl.Groups.RemoveMembersAsync("emea", ["ann"]);

        (await MembersAsync("emea")).Should().BeEmpty();
    }

    [Test]
    public async Task An_assignment_of_the_group_that_has_ended_is_not_asked_for()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("board"));
        await _test.System.Roles.AssignAsync(
            Subject.Group("board"), ["admin"], default, new Validity(null, _test.Clock.GetUtcNow().AddHours(1)));
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update-members"));
        var add = async () => await carl.Groups.AddMembersAsync("board", ["ann"]);
        await add.ShouldEscalateAsync("*.*");

        _test.Clock.Advance(TimeSpan.FromHours(1));

        await add.Should().NotThrowAsync();
    }

    [TestCase("add")]
    [TestCase("remove")]
    [TestCase("replace")]
    public async Task Changing_members_asks_for_the_permission_at_the_owner(string operation)
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-members"));
        await _test.System.Users.GrantAsync("carl", ["users.read"]);
        ValueTask<Group> ChangeAsync(EntityRef group) => operation switch
        {
            "add" => carl.Groups.AddMembersAsync(group, ["ann"]),
            "remove" => carl.Groups.RemoveMembersAsync(group, ["ann"]),
            _ => carl.Groups.ReplaceMembersAsync(group, ["ann"]),
        };
        var tenants = async () => await ChangeAsync("emea");

        await tenants.ShouldLackAsync("groups.update-members");
        await ChangeAsync("lisbon:packers");
    }

    [Test]
    public async Task An_unknown_group_is_not_found()
    {
        var add = async () => await _test.System.Groups.AddMembersAsync("nothing", ["ann"]);

        await add.ShouldBeRefusedAsync("group.not_found");
    }

    [Test]
    public async Task Two_who_add_the_same_at_once_add_it_once()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.AddMembersAsync("emea", ["ann"]));

        await _test.System.Groups.AddMembersAsync("emea", ["ann", "bob"]);

        (await MembersAsync("emea")).Should().BeEquivalentTo("ann", "bob");
    }

    [Test]
    public async Task Two_who_remove_the_same_at_once_remove_it_once()
    {
        await _test.System.Groups.AddMembersAsync("emea", ["ann", "bob"]);
        _store.BeforeNextCommit(async () => await _test.System.Groups.RemoveMembersAsync("emea", ["ann"]));

        await _test.System.Groups.RemoveMembersAsync("emea", ["ann", "bob"]);

        (await MembersAsync("emea")).Should().BeEmpty();
    }

    [Test]
    public async Task Who_is_deleted_meanwhile_is_not_found()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.DeleteAsync("emea"));

        var add = async () => await _test.System.Groups.AddMembersAsync("emea", ["ann"]);

        await add.ShouldBeRefusedAsync("group.not_found");
    }

    private async Task<IEnumerable<string>> MembersAsync(EntityRef group) =>
        (await _test.System.Groups.ListMembersAsync(group)).Items.Select(user => user.Key);
}
