using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupNestingTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;
    private Group _sales = null!;
    private Group _emea = null!;
    private Group _iberia = null!;
    private Group _board = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        _sales = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        _emea = await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        _iberia = await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = "emea" });
        _board = await _test.System.Groups.CreateAsync(new NewGroup("board"));
        await _test.System.Roles.AssignAsync(Subject.Group("board"), ["editor"]);
        await _test.UserAsync("ann");
        await _test.System.Groups.AddMembersAsync("iberia", ["ann"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_nested_group_takes_all_below_along()
    {
        var nested = await _test.System.Groups.NestAsync("emea", "board");

        nested.AncestorIds.Should().Equal(_board.Id);
        (await _test.System.Groups.GetAsync("iberia")).AncestorIds.Should().Equal(_board.Id, _emea.Id);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeTrue();
    }

    [Test]
    public async Task Without_a_parent_it_goes_to_the_top()
    {
        await _test.System.Groups.NestAsync("sales", "board");
        var before = await _test.System.Permissions.CheckAsync("ann", "invoices.write");

        var top = await _test.System.Groups.NestAsync("sales", default);

        top.AncestorIds.Should().BeEmpty();
        (await _test.System.Groups.GetAsync("iberia")).AncestorIds.Should().Equal(_sales.Id, _emea.Id);
        before.Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task To_where_it_is_already_nothing_changes()
    {
        (await _test.System.Groups.NestAsync("emea", "sales")).Should().Be(_emea);
        (await _test.System.Groups.NestAsync("sales", default)).Should().Be(_sales);
    }

    [TestCase("sales")]
    [TestCase("emea")]
    [TestCase("sales/emea/iberia")]
    public async Task A_group_cannot_stand_below_itself(string parent)
    {
        var nest = async () => await _test.System.Groups.NestAsync("sales", parent);

        await nest.ShouldBeRefusedAsync("group.cycle");
    }

    [Test]
    public async Task A_group_above_of_another_owner_is_refused()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var down = async () => await _test.System.Groups.NestAsync("sales", "lisbon:packers");
        var up = async () => await _test.System.Groups.NestAsync("lisbon:packers", "sales");

        await down.ShouldBeRefusedAsync("group.other_owner");
        await up.ShouldBeRefusedAsync("group.other_owner");
    }

    [Test]
    public async Task A_parent_with_a_key_of_both_owners_is_the_one_of_the_same_owner()
    {
        var packers = await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var lisbons = await _test.System.Groups.CreateAsync(new NewGroup("board") { Organization = "lisbon" });

        (await _test.System.Groups.NestAsync(packers.Id, "board")).ParentId.Should().Be(lisbons.Id);
    }

    [Test]
    public async Task The_whole_subtree_counts_for_the_depth()
    {
        EntityRef parent = _board.Id;
        for (var depth = 2; depth <= Group.MaxDepth - 2; depth++)
        {
            parent = (await _test.System.Groups.CreateAsync(new NewGroup($"g{depth}") { Parent = parent })).Id;
        }

        var three = async () => await _test.System.Groups.NestAsync("sales", parent);
        await three.ShouldBeRefusedAsync("group.too_deep");

        await _test.System.Groups.NestAsync("emea", parent);
        (await _test.System.Groups.GetAsync("iberia")).AncestorIds.Should().HaveCount(Group.MaxDepth - 1);
    }

    [Test]
    public async Task An_unknown_group_or_parent_is_not_found()
    {
        var group = async () => await _test.System.Groups.NestAsync("nothing", "board");
        var parent = async () => await _test.System.Groups.NestAsync("sales", "nothing");

        await group.ShouldBeRefusedAsync("group.not_found");
        (await parent.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("parent");
    }

    [Test]
    public async Task Nesting_asks_for_the_permission_at_the_owner()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "*.*"));
        var nest = async () => await carl.Groups.NestAsync("emea", default);

        await nest.ShouldLackAsync("groups.update");
    }

    [Test]
    public async Task Nesting_asks_for_what_all_groups_above_give()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("aides") { Parent = "board" });
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update"));
        var dora = _test.As(await _test.HolderAsync("dora", default, "groups.update", "invoices.*"));
        var nest = async () => await carl.Groups.NestAsync("emea", "board/aides");

        await nest.ShouldEscalateAsync("invoices.write");
        await dora.Groups.NestAsync("emea", "board/aides");
        await carl.Groups.NestAsync("emea", default);

        (await _test.System.Groups.GetAsync("emea")).AncestorIds.Should().BeEmpty("going up gives nothing");
    }

    [Test]
    public async Task A_group_that_is_added_below_meanwhile_moves_along()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.CreateAsync(new NewGroup("porto") { Parent = "iberia" }));

        await _test.System.Groups.NestAsync("emea", "board");

        (await _test.System.Groups.GetAsync("porto")).AncestorIds.Should().Equal(_board.Id, _emea.Id, _iberia.Id);
    }

    [Test]
    public async Task Two_that_nest_below_each_other_at_once_make_no_cycle()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.NestAsync("board", "sales"));

        var nest = async () => await _test.System.Groups.NestAsync("sales", "board");

        await nest.ShouldBeRefusedAsync("group.cycle");
    }

    [Test]
    public async Task A_group_that_is_created_below_one_that_moves_meanwhile_stands_where_that_stands()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.NestAsync("emea", "board"));

        var porto = await _test.System.Groups.CreateAsync(new NewGroup("porto") { Parent = "iberia" });

        porto.AncestorIds.Should().Equal(_board.Id, _emea.Id, _iberia.Id);
    }
}
