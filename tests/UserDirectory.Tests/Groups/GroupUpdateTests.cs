using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupUpdateTests
{
    private TestDirectory _test = null!;
    private Group _sales = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        _sales = await _test.System.Groups.CreateAsync(
            new NewGroup("sales") { Name = "Sales", Email = "sales@acme.example", Notes = "All" });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task What_is_not_given_stays()
    {
        var changed = await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Name = "Sales force" });

        changed.Should().BeEquivalentTo(
            _sales with { Name = "Sales force", Version = 2 }, options => options.Excluding(group => group.UpdatedAt));
    }

    [Test]
    public async Task Null_removes_name_address_and_notes()
    {
        var changed = await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Name = null, Email = null, Notes = null });

        changed.Should().BeEquivalentTo(
            new { Key = "sales", Name = (string?)null, NormalizedName = (string?)null, Email = (string?)null, Notes = (string?)null });
    }

    [Test]
    public async Task A_renamed_group_keeps_its_members_its_roles_and_its_groups_below()
    {
        await _test.UserAsync("ann");
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Groups.AddMembersAsync("sales/emea", ["ann"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["read-only"]);

        await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Key = "market" });

        (await _test.System.Permissions.CheckAsync("ann", "invoices.read")).Should().BeTrue();
        (await _test.System.Groups.FindAsync("market/emea")).Should().NotBeNull();
        (await _test.System.Groups.FindAsync("sales/emea")).Should().BeNull();
    }

    [Test]
    public async Task A_taken_key_is_refused()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("market"));
        var rename = async () => await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Key = "Market" });

        await rename.ShouldBeRefusedAsync("group.key.taken");
    }

    [Test]
    public async Task Every_error_of_the_input_is_reported_at_once()
    {
        var update = async () => await _test.System.Groups.UpdateAsync(
            "sales", new GroupUpdate { Key = "", Name = "", Email = "@", Notes = "\u0001" });

        await update.ShouldBeInvalidAsync("Key key.empty", "Name text.empty", "Email email.format", "Notes text.character");
    }

    [Test]
    public async Task Another_version_than_the_expected_one_is_refused_with_the_current_one()
    {
        await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Notes = "Few" }, expectedVersion: 1);
        var update = async () => await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Notes = "None" }, expectedVersion: 1);

        (await update.Should().ThrowAsync<StaleVersionException>()).Which.CurrentVersion.Should().Be(2);
    }

    [Test]
    public async Task Updating_asks_for_the_permission_at_the_owner()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update"));
        var tenants = async () => await carl.Groups.UpdateAsync("sales", new GroupUpdate { Notes = "Few" });

        await tenants.ShouldLackAsync("groups.update");
        (await carl.Groups.UpdateAsync("lisbon:packers", new GroupUpdate { Notes = "Few" })).Notes.Should().Be("Few");
    }

    [Test]
    public async Task Another_key_asks_for_what_it_will_name()
    {
        await _test.RoleAsync("writer", ["invoices.write"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["writer"]);
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update"));
        var dora = _test.As(await _test.HolderAsync("dora", default, "groups.update", "invoices.write"));
        var rename = async () => await carl.Groups.UpdateAsync("emea", new GroupUpdate { Key = "newcomers" });

        await rename.ShouldEscalateAsync("invoices.write");
        (await carl.Groups.UpdateAsync("emea", new GroupUpdate { Key = "EMEA", Name = "Europe" })).Key
            .Should().Be("EMEA", "it names the same as before");
        (await dora.Groups.UpdateAsync("emea", new GroupUpdate { Key = "europe" })).Key.Should().Be("europe");
    }

    [Test]
    public async Task An_unknown_group_is_not_found()
    {
        var update = async () => await _test.System.Groups.UpdateAsync("nothing", new GroupUpdate());

        await update.ShouldBeRefusedAsync("group.not_found");
    }
}
