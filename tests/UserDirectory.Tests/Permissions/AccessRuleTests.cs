using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

public sealed class AccessRuleTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("clerk", ["users.update-tenants"]);
        await _test.RoleAsync("editor", ["invoices.write"]);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_rule_lets_an_account_use_what_it_has_where_it_is_no_member()
    {
        var ann = await _test.UserAsync("ann");
        await _test.System.Roles.AssignAsync(ann.Id, ["editor"], "lisbon");
        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeFalse("it cannot enter yet");

        await _test.System.Permissions.AddAccessRulesAsync(ann.Id, ["any"]);

        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task Adding_a_rule_needs_what_the_account_holds_where_it_holds_it()
    {
        var clerk = await _test.UserAsync("carl", default, "clerk");
        var ann = await _test.UserAsync("ann");
        await _test.System.Roles.AssignAsync(ann.Id, ["editor"], "lisbon");

        var add = async () => await _test.As(clerk).Permissions.AddAccessRulesAsync(ann.Id, ["any"]);

        (await add.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
    }

    [Test]
    public async Task Nobody_opens_for_himself_places_where_his_roles_do_not_count_yet()
    {
        var clerk = await _test.UserAsync("carl", default, "clerk");
        await _test.System.Roles.AssignAsync(clerk.Id, ["editor"], "lisbon");

        var add = async () => await _test.As(clerk).Permissions.AddAccessRulesAsync(clerk.Id, ["any"]);

        (await add.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
    }

    [Test]
    public async Task Who_holds_what_the_account_holds_may_add_a_rule()
    {
        var admin = await _test.UserAsync("admin", default, Role.AdminKey);
        var ann = await _test.UserAsync("ann", default, "editor");

        (await _test.As(admin).Permissions.AddAccessRulesAsync(ann.Id, ["type:test", "type:test"])).AccessRules.Should().Equal("type:test");
    }

    [Test]
    public async Task An_unknown_rule_is_refused_with_what_is_allowed()
    {
        var ann = await _test.UserAsync("ann");

        var add = async () => await _test.System.Permissions.AddAccessRulesAsync(ann.Id, ["some"]);

        (await add.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = "rules[0]", Code = "access_rule.unknown" });
    }

    [Test]
    public async Task Removing_a_rule_shuts_the_account_out_at_once()
    {
        var ann = await _test.UserAsync("ann", default, "editor");
        await _test.System.Permissions.AddAccessRulesAsync(ann.Id, ["any"]);
        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeTrue();

        await _test.System.Permissions.RemoveAccessRulesAsync(ann.Id, ["any", "type:test"]);

        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write", "lisbon")).Should().BeFalse();
    }
}
