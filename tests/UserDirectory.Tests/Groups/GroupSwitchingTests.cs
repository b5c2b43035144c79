using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupSwitchingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.RoleAsync("reporter", ["reports.read"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
        await _test.System.Roles.AssignAsync(Subject.Group("emea"), ["reporter"]);
        await _test.UserAsync("ann");
        await _test.System.Groups.AddMembersAsync("emea", ["ann"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_group_that_is_off_gives_nothing_and_lets_nothing_through()
    {
        await _test.System.Groups.SwitchOffAsync("emea");
        var whileOff = await MayAsync();
        await _test.System.Groups.SwitchOnAsync("emea");

        whileOff.Should().Be((false, false));
        (await MayAsync()).Should().Be((true, true));
    }

    [Test]
    public async Task A_group_above_that_is_off_takes_only_its_own()
    {
        await _test.System.Groups.SwitchOffAsync("sales");

        (await MayAsync()).Should().Be((false, true));
    }

    [Test]
    public async Task Switching_to_where_it_is_already_changes_nothing()
    {
        (await _test.System.Groups.SwitchOnAsync("sales")).Version.Should().Be(1);
        await _test.System.Groups.SwitchOffAsync("sales");

        (await _test.System.Groups.SwitchOffAsync("sales")).Should().BeEquivalentTo(new { IsActive = false, Version = 2L });
    }

    [Test]
    public async Task Switching_on_asks_for_what_it_and_those_above_give_and_switching_off_does_not()
    {
        var some = _test.As(await _test.HolderAsync("carl", default, "groups.update", "reports.read"));
        var all = _test.As(await _test.HolderAsync("dora", default, "groups.update", "reports.read", "invoices.write"));
        await some.Groups.SwitchOffAsync("emea");
        var on = async () => await some.Groups.SwitchOnAsync("emea");

        await on.ShouldEscalateAsync("invoices.write");
        (await all.Groups.SwitchOnAsync("emea")).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task Switching_asks_for_the_permission_at_the_owner()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update"));
        var on = async () => await carl.Groups.SwitchOnAsync("sales");
        var off = async () => await carl.Groups.SwitchOffAsync("sales");

        await on.ShouldLackAsync("groups.update");
        await off.ShouldLackAsync("groups.update");
        (await carl.Groups.SwitchOffAsync("lisbon:packers")).IsActive.Should().BeFalse();
    }

    private async Task<(bool Editor, bool Reporter)> MayAsync() =>
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write"),
            await _test.System.Permissions.CheckAsync("ann", "reports.read"));
}
