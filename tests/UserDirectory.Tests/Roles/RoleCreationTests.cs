using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleCreationTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_created_role_has_what_was_asked_for()
    {
        var role = await _test.System.Roles.CreateAsync(new NewRole("Editor", "invoices.write", "invoices.read", "invoices.write")
        {
            Description = "Writes\ninvoices",
            LocalizedDescription = "roles.editor",
            IsInternal = true,
            IsAdministration = true,
        });

        role.Should().BeEquivalentTo(new
        {
            Key = "Editor",
            NormalizedKey = "EDITOR",
            Description = "Writes\ninvoices",
            LocalizedDescription = "roles.editor",
            OrganizationId = (Guid?)null,
            IsActive = true,
            IsDefault = false,
            IsInternal = true,
            IsAdministration = true,
            IsBuiltIn = false,
            Patterns = new[] { "invoices.read", "invoices.write" },
            Version = 1L,
        });
        (await _test.System.Roles.GetAsync("editor")).Should().Be(role);
    }

    [Test]
    public async Task A_role_may_hold_nothing_and_start_switched_off()
    {
        var role = await _test.System.Roles.CreateAsync(new NewRole("empty") { Patterns = null!, IsActive = false });

        role.Should().BeEquivalentTo(new { Patterns = Array.Empty<string>(), IsActive = false });
    }

    [Test]
    public async Task Every_error_of_the_input_is_reported_at_once()
    {
        var role = new NewRole(
            "a/b", "*.write", "nothing.read", "invoices.*")
        { Description = new string('x', 1001), LocalizedDescription = "\n" };

        var create = async () => await _test.System.Roles.CreateAsync(role);

        await create.ShouldBeInvalidAsync(
            "Key key.character", "Patterns[0] permission.pattern", "Patterns[1] permission.unknown",
            "Description text.too_long", "LocalizedDescription text.empty");
    }

    [TestCase("admin")]
    [TestCase("Read-Only")]
    public async Task The_keys_of_the_built_in_roles_are_reserved(string key)
    {
        var create = async () => await _test.System.Roles.CreateAsync(new NewRole(key) { Organization = "lisbon" });

        await create.ShouldBeInvalidAsync("Key key.reserved");
    }

    [Test]
    public async Task A_key_is_unique_in_its_owner_only()
    {
        await _test.RoleAsync("editor", []);
        var again = async () => await _test.RoleAsync("EDITOR", []);

        await again.ShouldBeRefusedAsync("role.key.taken");
        (await _test.RoleAsync("editor", [], "lisbon")).OrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task An_unknown_owner_is_not_found()
    {
        var create = async () => await _test.RoleAsync("editor", [], "porto");

        (await create.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("Organization");
    }

    [Test]
    public async Task Creating_a_role_asks_for_the_permission_at_its_owner()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.add"));
        var atTenant = async () => await carl.Roles.CreateAsync(new NewRole("editor"));

        await atTenant.ShouldLackAsync("roles.add");
        (await carl.Roles.CreateAsync(new NewRole("editor") { Organization = "lisbon" })).CreatedBy.UserId.Should().Be(carl.Actor.UserId);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_role_asks_its_maker_for_its_patterns_at_its_owner(bool isDefault)
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.add", "invoices.read"));
        var more = async () => await carl.Roles.CreateAsync(
            new NewRole("writer", "invoices.read", "invoices.write") { Organization = "lisbon", IsDefault = isDefault });

        await more.ShouldEscalateAsync("invoices.write");
        (await carl.Roles.CreateAsync(new NewRole("reader", "invoices.read") { Organization = "lisbon", IsDefault = isDefault })).IsDefault
            .Should().Be(isDefault);
    }

    [Test]
    public async Task A_role_that_is_off_is_no_way_around()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "roles.add"));
        var create = async () => await carl.Roles.CreateAsync(new NewRole("root", "*.*") { IsActive = false });

        await create.ShouldEscalateAsync("*.*");
    }

    [Test]
    public async Task A_wildcard_of_a_role_is_not_covered_by_names()
    {
        var carl = _test.As(
            await _test.HolderAsync("carl", default, "roles.add", "invoices.read", "invoices.list", "invoices.write", "invoices.approve"));

        var create = async () => await carl.Roles.CreateAsync(new NewRole("clerk", "invoices.*"));

        await create.ShouldEscalateAsync("invoices.*");
    }
}
