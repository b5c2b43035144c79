using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleUpdateTests
{
    private TestDirectory _test = null!;
    private Role _editor = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        _editor = await _test.RoleAsync("editor", ["invoices.read", "invoices.write"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task What_is_not_given_stays()
    {
        var changed = await _test.System.Roles.UpdateAsync("editor", new RoleUpdate { Description = "Writes", IsInternal = true });

        changed.Should().BeEquivalentTo(
            _editor with { Description = "Writes", IsInternal = true, Version = 2 }, options => options.Excluding(role => role.UpdatedAt));
    }

    [Test]
    public async Task Null_removes_a_description()
    {
        await _test.System.Roles.UpdateAsync(
            "editor", new RoleUpdate { Description = "Writes", LocalizedDescription = "roles.editor", IsAdministration = true });

        var changed = await _test.System.Roles.UpdateAsync(
            "editor", new RoleUpdate { Description = null, LocalizedDescription = null, IsAdministration = false });

        changed.Should().BeEquivalentTo(
            new { Description = (string?)null, LocalizedDescription = (string?)null, IsAdministration = false });
    }

    [Test]
    public async Task A_renamed_role_keeps_its_assignments()
    {
        var ann = await _test.UserAsync("ann", default, "editor");

        await _test.System.Roles.UpdateAsync("editor", new RoleUpdate { Key = "writer" });

        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write")).Should().BeTrue();
        (await _test.System.Roles.GetAsync("writer")).Id.Should().Be(_editor.Id);
        (await _test.System.Roles.FindAsync("editor")).Should().BeNull();
    }

    [Test]
    public async Task A_taken_key_is_refused()
    {
        await _test.RoleAsync("writer", []);
        var rename = async () => await _test.System.Roles.UpdateAsync("editor", new RoleUpdate { Key = "WRITER" });

        await rename.ShouldBeRefusedAsync("role.key.taken");
    }

    [Test]
    public async Task A_key_may_change_its_casing()
    {
        (await _test.System.Roles.UpdateAsync("editor", new RoleUpdate { Key = "Editor" })).Key.Should().Be("Editor");
    }

    [Test]
    public async Task Patterns_are_added_and_removed_by_their_text()
    {
        var ann = await _test.UserAsync("ann", default, "editor");

        var changed = await _test.System.Roles.UpdateAsync(
            "editor",
            new RoleUpdate { AddPatterns = ["reports.read", "invoices.read"], RemovePatterns = ["invoices.write", "users.list"] });

        changed.Patterns.Should().Equal("invoices.read", "reports.read");
        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.write")).Should().BeFalse();
        (await _test.System.Permissions.CheckAsync(ann.Id, "reports.read")).Should().BeTrue();
    }

    [Test]
    public async Task Removing_a_name_from_a_role_that_holds_the_wildcard_changes_nothing()
    {
        var clerk = await _test.RoleAsync("clerk", ["invoices.*"]);

        var changed = await _test.System.Roles.UpdateAsync("clerk", new RoleUpdate { RemovePatterns = ["invoices.read"] });

        changed.Should().Be(clerk);
    }

    [Test]
    public async Task A_pattern_that_is_added_and_removed_is_refused_with_every_other_error()
    {
        var update = async () => await _test.System.Roles.UpdateAsync(
            "editor",
            new RoleUpdate
            {
                Key = null!,
                Description = "\0",
                LocalizedDescription = "",
                AddPatterns = ["x", "nothing.read", "reports.read"],
                RemovePatterns = ["reports.read"]
            });

        await update.ShouldBeInvalidAsync(
            "Key key.empty", "Description text.character", "LocalizedDescription text.empty",
            "AddPatterns[0] permission.pattern", "AddPatterns[1] permission.unknown", "AddPatterns[2] permission.added_and_removed");
    }

    [Test]
    public async Task A_role_cannot_grow_beyond_what_it_may_hold()
    {
        using var test = new TestDirectory(builder => builder.Services.Configure<UserDirectoryOptions>(
            options => options.Permissions.Add("many", [.. Enumerable.Range(0, 1001).Select(i => $"a{i}")])));
        await test.RoleAsync("many", [.. Enumerable.Range(0, 1000).Select(i => $"many.a{i}")]);

        var grow = async () => await test.System.Roles.UpdateAsync("many", new RoleUpdate { AddPatterns = ["many.a1000"] });
        var swap = async () => await test.System.Roles.UpdateAsync(
            "many", new RoleUpdate { AddPatterns = ["many.a1000"], RemovePatterns = ["many.a0"] });

        await grow.ShouldBeInvalidAsync("AddPatterns permission.too_many");
        await swap.Should().NotThrowAsync();
    }

    [Test]
    public async Task Another_version_than_the_expected_one_is_refused_with_the_current_one()
    {
        await _test.System.Roles.UpdateAsync("editor", new RoleUpdate { Description = "Writes" }, expectedVersion: 1);
        var update = async () => await _test.System.Roles.UpdateAsync(
            "editor", new RoleUpdate { Description = "Reads" }, expectedVersion: 1);

        (await update.Should().ThrowAsync<StaleVersionException>()).Which
            .Should().BeEquivalentTo(new { ExpectedVersion = 1L, CurrentVersion = 2L });
    }

    [Test]
    public async Task Without_an_expected_version_both_of_two_changes_at_once_are_kept()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.RoleAsync("editor", ["invoices.read"]);
        store!.BeforeNextCommit(async () =>
            await test.System.Roles.UpdateAsync("editor", new RoleUpdate { Description = "Writes", AddPatterns = ["invoices.write"] }));

        var changed = await test.System.Roles.UpdateAsync("editor", new RoleUpdate { Key = "writer", RemovePatterns = ["invoices.read"] });

        changed.Should().BeEquivalentTo(
            new { Key = "writer", Description = "Writes", Patterns = new[] { "invoices.write" }, Version = 3L });
    }

    [Test]
    public async Task An_unknown_role_is_not_found()
    {
        var update = async () => await _test.System.Roles.UpdateAsync("nothing", new RoleUpdate());

        await update.ShouldBeRefusedAsync("role.not_found");
    }

    [Test]
    public async Task Updating_asks_for_the_permission_at_the_owner()
    {
        await _test.RoleAsync("packer", [], "lisbon");
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.update"));
        var tenants = async () => await carl.Roles.UpdateAsync("editor", new RoleUpdate { Description = "Writes" });

        await tenants.ShouldLackAsync("roles.update");
        (await carl.Roles.UpdateAsync("lisbon:packer", new RoleUpdate { Description = "Packs" })).Description.Should().Be("Packs");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Added_patterns_must_be_held_at_the_owner_even_when_the_role_is_off(bool isActive)
    {
        await _test.System.Roles.CreateAsync(new NewRole("packer", "reports.read") { Organization = "lisbon", IsActive = isActive });
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.update", "invoices.read"));
        var more = async () => await carl.Roles.UpdateAsync(
            "lisbon:packer", new RoleUpdate { AddPatterns = ["invoices.read", "invoices.write"] });

        await more.ShouldEscalateAsync("invoices.write");
        (await carl.Roles.UpdateAsync("lisbon:packer", new RoleUpdate { AddPatterns = ["invoices.read", "reports.read"] })).Patterns
            .Should().Equal(["invoices.read", "reports.read"], "what the role holds already is not asked again");
    }

    [Test]
    public async Task Patterns_held_at_an_organization_do_not_suffice_for_a_role_of_the_tenant()
    {
        await _test.RoleAsync("updater", ["roles.update"]);
        var carl = await _test.HolderAsync("carl", "lisbon", "*.*");
        await _test.System.Roles.AssignAsync(carl.Id, ["updater"]);

        var update = async () => await _test.As(carl).Roles.UpdateAsync("editor", new RoleUpdate { AddPatterns = ["reports.read"] });

        await update.ShouldEscalateAsync("reports.read");
    }

    [Test]
    public async Task Another_key_asks_for_all_that_it_will_name()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "roles.update", "invoices.read"));
        var rename = async () => await carl.Roles.UpdateAsync("editor", new RoleUpdate { Key = "reader" });

        await rename.ShouldEscalateAsync("invoices.write");
        (await carl.Roles.UpdateAsync("editor", new RoleUpdate { Key = "Editor" })).Key
            .Should().Be("Editor", "it names the same as before");
        (await carl.Roles.UpdateAsync("editor", new RoleUpdate { Key = "reader", RemovePatterns = ["invoices.write"] })).Key
            .Should().Be("reader");
    }

    [Test]
    public async Task Taking_patterns_away_asks_nothing_more()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "roles.update"));

        (await carl.Roles.UpdateAsync("editor", new RoleUpdate { RemovePatterns = ["invoices.read", "invoices.write"] })).Patterns
            .Should().BeEmpty();
    }
}
