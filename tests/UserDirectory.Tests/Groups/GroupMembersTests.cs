using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupMembersTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_member_has_what_the_groups_above_have()
    {
        await _test.System.Groups.AddMembersAsync("sales/emea", ["ann"]);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeTrue();
    }
}
