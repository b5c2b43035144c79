using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

[TestFixture("admin")]
[TestFixture("read-only")]
public sealed class BuiltInRoleTests(string key)
{
    private readonly TestDirectory _test = new();

    [OneTimeTearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_built_in_role_cannot_be_updated()
    {
        var update = async () => await _test.System.Roles.UpdateAsync(key, new RoleUpdate { AddPatterns = ["invoices.read"] });

        await update.ShouldBeRefusedAsync("role.built_in");
    }

    [Test]
    public async Task A_built_in_role_cannot_be_switched()
    {
        var off = async () => await _test.System.Roles.SwitchOffAsync(key);
        var on = async () => await _test.System.Roles.SwitchOnAsync(key);

        await off.ShouldBeRefusedAsync("role.built_in");
        await on.ShouldBeRefusedAsync("role.built_in");
    }

    [Test]
    public async Task A_built_in_role_cannot_be_made_a_default_role()
    {
        var make = async () => await _test.System.Roles.ChangeDefaultAsync(key, true);

        await make.ShouldBeRefusedAsync("role.built_in");
    }

    [Test]
    public async Task A_built_in_role_cannot_be_deleted()
    {
        var delete = async () => await _test.System.Roles.DeleteAsync(key);

        await delete.ShouldBeRefusedAsync("role.built_in");
        (await _test.System.Roles.FindAsync(key)).Should().NotBeNull();
    }
}
