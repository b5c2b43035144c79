using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleSwitchingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"], "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_role_gives_nothing_while_it_is_off()
    {
        await _test.UserAsync("ann", "lisbon", "editor");

        (await _test.System.Roles.SwitchOffAsync("lisbon:editor")).IsActive.Should().BeFalse();
        var whileOff = await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon");
        (await _test.System.Roles.SwitchOnAsync("lisbon:editor")).IsActive.Should().BeTrue();

        whileOff.Should().BeFalse();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task Switching_to_where_it_is_already_changes_nothing()
    {
        (await _test.System.Roles.SwitchOnAsync("lisbon:editor")).Version.Should().Be(1);
        await _test.System.Roles.SwitchOffAsync("lisbon:editor");

        (await _test.System.Roles.SwitchOffAsync("lisbon:editor")).Version.Should().Be(2);
    }

    [Test]
    public async Task Switching_on_asks_for_the_patterns_at_the_owner_and_switching_off_does_not()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.update"));
        var dora = _test.As(await _test.HolderAsync("dora", "lisbon", "roles.update", "invoices.*"));
        await carl.Roles.SwitchOffAsync("lisbon:editor");
        var on = async () => await carl.Roles.SwitchOnAsync("lisbon:editor");

        await on.ShouldEscalateAsync("invoices.write");
        (await dora.Roles.SwitchOnAsync("lisbon:editor")).IsActive.Should().BeTrue();
        (await carl.Roles.SwitchOnAsync("lisbon:editor")).IsActive.Should().BeTrue("it is on already, so nothing is given");
    }

    [Test]
    public async Task A_default_role_is_given_to_new_accounts_that_name_none()
    {
        (await _test.System.Roles.ChangeDefaultAsync("lisbon:editor", true)).IsDefault.Should().BeTrue();
        await _test.System.Users.CreateAsync(new NewUser("ann") { Organization = "lisbon" });
        (await _test.System.Roles.ChangeDefaultAsync("lisbon:editor", false)).IsDefault.Should().BeFalse();
        await _test.System.Users.CreateAsync(new NewUser("bob") { Organization = "lisbon" });

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("bob", "invoices.write", "lisbon")).Should().BeFalse();
    }

    [Test]
    public async Task Making_a_default_role_asks_for_the_patterns_at_the_owner_and_ending_it_does_not()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.update"));
        var dora = _test.As(await _test.HolderAsync("dora", "lisbon", "roles.update", "invoices.write"));
        var make = async () => await carl.Roles.ChangeDefaultAsync("lisbon:editor", true);

        await make.ShouldEscalateAsync("invoices.write");
        (await dora.Roles.ChangeDefaultAsync("lisbon:editor", true)).IsDefault.Should().BeTrue();
        (await carl.Roles.ChangeDefaultAsync("lisbon:editor", false)).IsDefault.Should().BeFalse();
    }

    [Test]
    public async Task Switching_and_making_default_ask_for_the_permission_at_the_owner()
    {
        await _test.RoleAsync("viewer", []);
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.update"));
        var on = async () => await carl.Roles.SwitchOnAsync("viewer");
        var off = async () => await carl.Roles.SwitchOffAsync("viewer");
        var make = async () => await carl.Roles.ChangeDefaultAsync("viewer", true);

        await on.ShouldLackAsync("roles.update");
        await off.ShouldLackAsync("roles.update");
        await make.ShouldLackAsync("roles.update");
    }
}
