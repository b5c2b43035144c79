using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

public sealed class OrganizationChangeTests
{
    private TestDirectory _test = null!;
    private IOrganizationService _organizations = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _organizations = _test.System.Organizations;
        await _organizations.CreateAsync(new NewOrganization("lisbon") { Name = "Lisbon", Label = "branch" });
        await _test.OrganizationAsync("atlas", "lisbon");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Another_key_asks_for_everything_there()
    {
        await _test.System.Organizations.DeleteAsync((await _test.OrganizationAsync("freed")).Id);
        await _test.OrganizationAsync("attic");
        var clerk = _test.As(await _test.HolderAsync("clerk", "attic", "organizations.*"));
        var head = _test.As(await _test.HolderAsync("head", "attic", "*.*"));

        var take = async () => await clerk.Organizations.UpdateAsync("attic", new OrganizationUpdate { Key = "freed" });

        await take.ShouldEscalateAsync("*.*");
        (await clerk.Organizations.UpdateAsync("attic", new OrganizationUpdate { Key = "Attic", Name = "The attic" })).Key
            .Should().Be("Attic");
        (await head.Organizations.UpdateAsync("attic", new OrganizationUpdate { Key = "freed" })).Key.Should().Be("freed");
    }

    [Test]
    public async Task What_is_not_given_stays()
    {
        var changed = await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = "Lisboa" });

        changed.Should().BeEquivalentTo(new { Key = "lisbon", Name = "Lisboa", Label = "branch", Version = 2L });
        (await _organizations.GetAsync("lisbon")).Should().Be(changed);
    }

    [Test]
    public async Task Null_removes_name_and_label()
    {
        var changed = await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = null, Label = null });

        changed.Name.Should().BeNull();
        changed.Label.Should().BeNull();
    }

    [Test]
    public async Task An_update_without_a_difference_writes_nothing()
    {
        (await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = "Lisbon" })).Version.Should().Be(1);
    }

    [Test]
    public async Task Another_key_is_taken_or_free_like_a_new_one()
    {
        (await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "LISBON" })).Key
            .Should().Be("LISBON", "its own key in other casing is free");

        var taken = async () => await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "Atlas" });

        (await taken.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("organization.key.taken");
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var update = async () => await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Key = "", Name = "", Label = "a\nb" });

        (await update.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Select(error => error.Field)
            .Should().Equal("Key", "Name", "Label");
    }

    [Test]
    public async Task A_stale_version_is_refused_with_the_current_one()
    {
        await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Label = "office" }, expectedVersion: 1);

        var stale = async () => await _organizations.UpdateAsync("lisbon", new OrganizationUpdate { Label = "branch" }, expectedVersion: 1);

        (await stale.Should().ThrowAsync<StaleVersionException>()).Which.CurrentVersion.Should().Be(2);
    }

    [Test]
    public async Task Updating_needs_the_permission_there()
    {
        var ann = await _test.ActorAsync("ann", "atlas", "organizations.update");

        await _test.As(ann).Organizations.UpdateAsync("atlas", new OrganizationUpdate { Name = "A" });
        var above = async () => await _test.As(ann).Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = "L" });

        (await above.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.update");
    }

    [Test]
    public async Task The_type_changes()
    {
        (await _organizations.ChangeTypeAsync("atlas", OrganizationType.Test)).Type.Should().Be(OrganizationType.Test);

        var unknown = async () => await _organizations.ChangeTypeAsync("atlas", 0);
        (await unknown.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle().Which.Code.Should().Be("organization.type");
    }

    [Test]
    public async Task Changing_the_type_needs_everything_at_the_tenant()
    {
        var ann = await _test.ActorAsync("ann", "lisbon", "*.*");
        var carl = await _test.ActorAsync("carl", default, "*.*");

        var change = async () => await _test.As(ann).Organizations.ChangeTypeAsync("atlas", OrganizationType.Test);

        (await change.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        (await _test.As(carl).Organizations.ChangeTypeAsync("atlas", OrganizationType.Test)).Type.Should().Be(OrganizationType.Test);
    }

    [Test]
    public async Task A_suspended_organization_is_closed_with_all_below_until_it_is_reinstated()
    {
        var ann = await _test.ActorAsync("ann", "lisbon", "invoices.read");

        (await _organizations.SuspendAsync("lisbon")).IsSuspended.Should().BeTrue();
        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.read", "atlas")).Should().BeFalse();

        (await _organizations.ReinstateAsync("lisbon")).IsSuspended.Should().BeFalse();
        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.read", "atlas")).Should().BeTrue();
    }

    [Test]
    public async Task Suspending_or_reinstating_twice_changes_nothing()
    {
        var suspended = await _organizations.SuspendAsync("lisbon");
        (await _organizations.SuspendAsync("lisbon")).Should().Be(suspended);

        var reinstated = await _organizations.ReinstateAsync("lisbon");
        (await _organizations.ReinstateAsync("lisbon")).Should().Be(reinstated);
    }

    [Test]
    public async Task Suspending_needs_the_permission_there()
    {
        var ann = await _test.ActorAsync("ann", "atlas", "organizations.suspend");

        var above = async () => await _test.As(ann).Organizations.SuspendAsync("lisbon");

        (await above.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.suspend");
        (await _test.As(ann).Organizations.SuspendAsync("atlas")).IsSuspended.Should().BeTrue();
    }

    [Test]
    public async Task Reinstating_needs_permission_and_everything_at_the_organization_above()
    {
        await _organizations.SuspendAsync("atlas");
        var ann = await _test.ActorAsync("ann", "atlas", "*.*");
        var carl = await _test.ActorAsync("carl", "lisbon", "organizations.suspend");
        var dora = await _test.ActorAsync("dora", "lisbon", "*.*");

        var inside = async () => await _test.As(ann).Organizations.ReinstateAsync("atlas");
        var without = async () => await _test.As(carl).Organizations.ReinstateAsync("atlas");

        (await inside.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.denied");
        (await without.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        (await _test.As(dora).Organizations.ReinstateAsync("atlas")).IsSuspended.Should().BeFalse();
    }

    [Test]
    public async Task Reinstating_at_the_top_is_asked_at_the_tenant()
    {
        await _organizations.SuspendAsync("lisbon");
        var dora = await _test.ActorAsync("dora", "lisbon", "*.*");
        var eve = await _test.ActorAsync("eve", default, "*.*");

        var inside = async () => await _test.As(dora).Organizations.ReinstateAsync("lisbon");

        await inside.Should().ThrowAsync<AccessDeniedException>();
        (await _test.As(eve).Organizations.ReinstateAsync("lisbon")).IsSuspended.Should().BeFalse();
    }
}
