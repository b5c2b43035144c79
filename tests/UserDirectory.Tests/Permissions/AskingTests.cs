using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

public sealed class AskingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task A_handle_ends_with_the_right_of_who_asks()
    {
        await _test.UserAsync("bob");
        var auditor = await _test.UserAsync("aud");
        await _test.RoleAsync("auditor", ["permissions.read"]);
        var until = _test.Clock.GetUtcNow().AddHours(1);
        await _test.System.Roles.AssignAsync("aud", ["auditor"], validity: new Validity(null, until));
        var handle = await _test.As(auditor).Permissions.ResolveAsync("bob");
        (await handle.CheckAsync("invoices.read")).Should().BeFalse();

        _test.Clock.Advance(TimeSpan.FromHours(1));

        var check = async () => await handle.CheckAsync("invoices.read");
        await check.Should().ThrowAsync<AccessDeniedException>();
    }

    [Test]
    public async Task Asking_for_many_names_every_one_that_is_unknown()
    {
        await _test.UserAsync("bob");

        var check = async () => await _test.System.Permissions.CheckManyAsync("bob", ["invoices.read", "nothing.at-all", null!]);

        (await check.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => (error.Field, error.Code)).Should()
            .Equal(("permissions[1]", "permission.unknown"), ("permissions[2]", "permission.unknown"));
    }

    [Test]
    public async Task A_list_of_access_rules_has_an_end()
    {
        await _test.UserAsync("bob");

        var add = async () => await _test.System.Permissions.AddAccessRulesAsync("bob", [.. Enumerable.Repeat("bad", 100_000)]);

        (await add.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Code
            .Should().Be("access_rule.too_many");
    }

    [Test]
    public async Task The_default_tenant_is_made_again_after_it_was_deleted()
    {
        await _test.UserAsync("bob");
        await _test.Directory.Tenants.DeleteAsync("default");

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
        (await _test.UserAsync("bob")).Key.Should().Be("bob");
    }
}
