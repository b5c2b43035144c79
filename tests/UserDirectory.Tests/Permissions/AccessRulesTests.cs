using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

public sealed class AccessRulesTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("trials", type: OrganizationType.Test);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        _ann = await _test.UserAsync("ann");
        await _test.System.Roles.AssignAsync("ann", ["approver"]);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [TestCase("any", true, true)]
    [TestCase("type:test", false, true)]
    [TestCase("type:production", true, false)]
    public async Task A_rule_lets_in_without_a_membership_where_it_covers(string rule, bool lisbon, bool trials)
    {
        (await MayAsync("lisbon")).Should().BeFalse("there is no membership yet");

        await _test.System.Permissions.AddAccessRulesAsync("ann", [rule]);

        (await MayAsync("lisbon")).Should().Be(lisbon);
        (await MayAsync("trials")).Should().Be(trials);
    }

    [Test]
    public async Task A_suspended_membership_shuts_out_whatever_the_rules_say()
    {
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["any"]);
        await _test.System.Members.AddAsync("ann", "lisbon");

        await _test.System.Members.SuspendAsync("ann", "lisbon");

        (await MayAsync("lisbon")).Should().BeFalse();
        (await MayAsync("trials")).Should().BeTrue();
    }

    [Test]
    public async Task A_rule_that_is_taken_away_lets_in_no_more()
    {
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["any", "type:test"]);

        (await _test.System.Permissions.RemoveAccessRulesAsync("ann", ["any"])).AccessRules.Should().Equal("type:test");

        (await MayAsync("lisbon")).Should().BeFalse();
        (await MayAsync("trials")).Should().BeTrue();
    }

    [Test]
    public async Task What_is_so_already_changes_nothing()
    {
        var added = await _test.System.Permissions.AddAccessRulesAsync("ann", ["any"]);

        (await _test.System.Permissions.AddAccessRulesAsync("ann", ["any"])).Version.Should().Be(added.Version);
        (await _test.System.Permissions.RemoveAccessRulesAsync("ann", ["type:test"])).Version.Should().Be(added.Version);
    }

    [Test]
    public async Task A_rule_that_nobody_knows_is_refused_with_its_place_in_the_list()
    {
        Func<Task> add = async () => await _test.System.Permissions.AddAccessRulesAsync("ann", ["any", "type:other"]);
        Func<Task> remove = async () => await _test.System.Permissions.RemoveAccessRulesAsync("ann", ["everything"]);

        await add.ShouldBeInvalidAsync("rules[1] access_rule.unknown");
        await remove.ShouldBeInvalidAsync("rules[0] access_rule.unknown");
    }

    [Test]
    public async Task Both_need_the_permission_at_the_tenant()
    {
        var carl = await _test.ActorAsync("carl", "lisbon", "*.*");

        Func<Task> add = async () => await _test.As(carl).Permissions.AddAccessRulesAsync("ann", ["any"]);
        Func<Task> remove = async () => await _test.As(carl).Permissions.RemoveAccessRulesAsync("ann", ["any"]);

        await add.ShouldLackAsync("users.update-tenants");
        await remove.ShouldLackAsync("users.update-tenants");
    }

    [Test]
    public async Task Who_holds_less_than_the_account_lets_it_in_nowhere()
    {
        var carl = await _test.ActorAsync("carl", default, "users.update-tenants", "users.read", "invoices.read");

        Func<Task> add = async () => await _test.As(carl).Permissions.AddAccessRulesAsync("ann", ["type:test"]);

        await add.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task What_the_account_holds_at_a_place_that_it_cannot_enter_counts()
    {
        await _test.RoleAsync("reader", ["reports.read"]);
        await _test.System.Roles.AssignAsync("ann", ["reader"], "lisbon");
        var carl = await _test.ActorAsync("carl", default, "users.update-tenants", "users.read", "invoices.approve");

        Func<Task> add = async () => await _test.As(carl).Permissions.AddAccessRulesAsync("ann", ["any"]);

        await add.ShouldEscalateAsync("reports.read");
    }

    [Test]
    public async Task Nobody_opens_for_himself_places_where_his_roles_do_not_count_yet()
    {
        var carl = await _test.ActorAsync("carl", default, "users.update-tenants");
        await _test.System.Roles.AssignAsync(carl.Id, ["approver"], "lisbon");

        Func<Task> add = async () => await _test.As(carl).Permissions.AddAccessRulesAsync(carl.Id, ["any"]);

        await add.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Who_holds_what_the_account_holds_may_let_it_in()
    {
        var carl = await _test.ActorAsync("carl", default, "users.update-tenants", "invoices.approve");

        (await _test.As(carl).Permissions.AddAccessRulesAsync("ann", ["any"])).AccessRules.Should().Equal("any");
    }

    [Test]
    public async Task Taking_a_rule_away_asks_for_nothing_that_the_account_holds()
    {
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["any"]);
        var carl = await _test.ActorAsync("carl", default, "users.update-tenants");

        (await _test.As(carl).Permissions.RemoveAccessRulesAsync("ann", ["any"])).AccessRules.Should().BeEmpty();
    }

    private async Task<bool> MayAsync(string organization) =>
        await _test.System.Permissions.CheckAsync(_ann.Id, "invoices.approve", organization);
}
