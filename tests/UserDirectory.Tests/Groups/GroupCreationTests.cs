using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupCreationTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_created_group_has_what_was_asked_for()
    {
        var group = await _test.System.Groups.CreateAsync(
            new NewGroup("Sales") { Name = "Sales force", Email = "sales@acme.example", Notes = "All\nof them", IsActive = false });

        group.Should().BeEquivalentTo(new
        {
            Key = "Sales",
            NormalizedKey = "SALES",
            Name = "Sales force",
            Email = "sales@acme.example",
            Notes = "All\nof them",
            OrganizationId = (Guid?)null,
            ParentId = (Guid?)null,
            IsActive = false,
            Version = 1L,
        });
        (await _test.System.Groups.GetAsync("sales")).Should().Be(group);
    }

    [Test]
    public async Task A_group_below_another_knows_all_above_it()
    {
        var sales = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        var emea = await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        var iberia = await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = "sales/emea" });

        iberia.AncestorIds.Should().Equal(sales.Id, emea.Id);
        iberia.ParentId.Should().Be(emea.Id);
        (await _test.System.Groups.GetAsync("sales/emea/iberia")).Should().Be(iberia);
    }

    [Test]
    public async Task Every_error_of_the_input_is_reported_at_once()
    {
        var create = async () => await _test.System.Groups.CreateAsync(new NewGroup("a:b") { Name = " ", Email = "sales", Notes = "\0" });

        await create.ShouldBeInvalidAsync("Key key.character", "Name text.empty", "Email email.format", "Notes text.character");
    }

    [Test]
    public async Task A_key_is_unique_in_its_owner_wherever_it_stands()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        var below = async () => await _test.System.Groups.CreateAsync(new NewGroup("SALES") { Parent = "sales" });

        await below.ShouldBeRefusedAsync("group.key.taken");
        (await _test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon" })).OrganizationId.Should().NotBeNull();
    }

    [Test]
    public async Task A_group_above_of_another_owner_is_refused()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        var belowTenants = async () => await _test.System.Groups.CreateAsync(
            new NewGroup("emea") { Organization = "lisbon", Parent = "sales" });
        var belowLisbons = async () => await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "lisbon:packers" });
        var belowAbove = async () => await _test.System.Groups.CreateAsync(
            new NewGroup("emea") { Organization = "atlas", Parent = "packers" });

        await belowTenants.ShouldBeRefusedAsync("group.other_owner");
        await belowLisbons.ShouldBeRefusedAsync("group.other_owner");
        await belowAbove.ShouldBeRefusedAsync("group.other_owner");
    }

    [Test]
    public async Task An_unknown_owner_or_group_above_is_not_found()
    {
        var owner = async () => await _test.System.Groups.CreateAsync(new NewGroup("emea") { Organization = "porto" });
        var parent = async () => await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });

        (await owner.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Code = "organization.not_found", Field = "Organization" });
        (await parent.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Code = "group.not_found", Field = "Parent" });
    }

    [Test]
    public async Task A_tree_is_at_most_32_deep()
    {
        EntityRef parent = default;
        for (var depth = 1; depth <= Group.MaxDepth; depth++)
        {
            parent = (await _test.System.Groups.CreateAsync(new NewGroup($"g{depth}") { Parent = parent })).Id;
        }

        var deeper = async () => await _test.System.Groups.CreateAsync(new NewGroup("g33") { Parent = parent });

        await deeper.ShouldBeRefusedAsync("group.too_deep");
    }

    [Test]
    public async Task Creating_asks_for_the_permission_at_the_owner()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.add"));
        var atTenant = async () => await carl.Groups.CreateAsync(new NewGroup("sales"));

        await atTenant.ShouldLackAsync("groups.add");
        (await carl.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" })).CreatedBy.UserId
            .Should().Be(carl.Actor.UserId);
    }

    [Test]
    public async Task A_group_below_another_asks_for_what_those_above_give()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("admins"));
        await _test.System.Roles.AssignAsync(Subject.Group("admins"), ["admin"]);
        await _test.System.Groups.CreateAsync(new NewGroup("aides") { Parent = "admins" });
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.add", "groups.update-members"));
        var ada = _test.As(await _test.HolderAsync("ada", default, "*.*"));
        var create = async () => await carl.Groups.CreateAsync(new NewGroup("helpers") { Parent = "admins/aides" });

        await create.ShouldEscalateAsync("*.*");
        (await ada.Groups.CreateAsync(new NewGroup("helpers") { Parent = "admins/aides" })).AncestorIds.Should().HaveCount(2);
    }
}
