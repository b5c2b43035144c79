using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

public sealed class OrganizationMoveTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _interrupted = null!;
    private IOrganizationService _organizations = null!;
    private Organization _acme = null!;
    private Organization _lisbon = null!;
    private Organization _porto = null!;
    private Organization _atlas = null!;

    // acme ─ lisbon ─ atlas ─ engine, acme ─ porto
    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _interrupted = new InterruptedStore(store));
        _organizations = _test.System.Organizations;
        _acme = await _test.OrganizationAsync("acme");
        _lisbon = await _test.OrganizationAsync("lisbon", "acme");
        _porto = await _test.OrganizationAsync("porto", "acme");
        _atlas = await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("engine", "atlas");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Everything_below_moves_along_in_one_commit()
    {
        var before = await _test.System.Changes.GetLatestNumberAsync();

        var moved = await _organizations.MoveAsync("atlas", "porto");

        moved.AncestorIds.Should().Equal(_acme.Id, _porto.Id);
        (await _organizations.GetAsync("engine")).AncestorIds.Should().Equal(_acme.Id, _porto.Id, _atlas.Id);
        (await _organizations.GetPathAsync("engine")).Should().Be("acme/porto/atlas/engine");
        (await _organizations.ListBelowAsync("lisbon")).Items.Should().BeEmpty();
        (await _test.System.Changes.GetLatestNumberAsync()).Should().Be(before + 1);
    }

    [Test]
    public async Task An_empty_parent_is_the_top()
    {
        (await _organizations.MoveAsync("atlas", default)).ParentId.Should().BeNull();
        (await _organizations.GetPathAsync("engine")).Should().Be("atlas/engine");
    }

    [Test]
    public async Task A_move_to_where_it_stands_already_changes_nothing()
    {
        (await _organizations.MoveAsync("atlas", "lisbon")).Version.Should().Be(1);
    }

    [TestCase("atlas")]
    [TestCase("engine")]
    public async Task A_move_below_itself_is_refused(string parent)
    {
        var move = async () => await _organizations.MoveAsync("atlas", parent);

        (await move.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("organization.cycle");
    }

    [Test]
    public async Task An_unknown_parent_is_not_found_and_named()
    {
        var move = async () => await _organizations.MoveAsync("atlas", "nowhere");

        (await move.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("parent");
    }

    [Test]
    public async Task The_whole_moved_subtree_counts_for_the_depth()
    {
        await _test.ChainAsync("level-1", 31);

        var move = async () => await _organizations.MoveAsync("atlas", "level-31");

        var refusal = (await move.Should().ThrowAsync<ConflictException>()).Which;
        refusal.Code.Should().Be("organization.too_deep");
        refusal.Details.Should().Contain("depth", 33);
        (await _organizations.MoveAsync("atlas", "level-30")).AncestorIds.Should().HaveCount(30);
    }

    [Test]
    public async Task A_role_of_an_organization_left_behind_is_in_the_way_where_it_is_assigned()
    {
        var role = await RoleOfAsync(_lisbon);
        await _test.UserAsync("ann", "engine", role.Id);

        var refusal = await RefusedAsync("porto");

        refusal.Code.Should().Be("organization.in_use");
        ((IReadOnlyList<Guid>)refusal.Details["assignments"]!).Should().ContainSingle();
        ((IReadOnlyList<Guid>)refusal.Details["invitations"]!).Should().BeEmpty();
    }

    [Test]
    public async Task A_group_of_an_organization_left_behind_is_in_the_way_where_it_has_a_role()
    {
        var role = await RoleOfAsync(null);
        var group = await _test.StoreAsync(
            tenantId => new Group { Id = Guid.NewGuid(), TenantId = tenantId, Key = "staff", OrganizationId = _lisbon.Id });
        var assignment = await _test.StoreAsync(tenantId => new RoleAssignment
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            RoleId = role.Id,
            GroupId = group.Id,
            OrganizationId = _atlas.Id,
        });

        ((IReadOnlyList<Guid>)(await RefusedAsync("porto")).Details["assignments"]!).Should().Equal(assignment.Id);
    }

    [Test]
    public async Task An_open_invitation_that_names_such_a_role_is_in_the_way()
    {
        var role = await RoleOfAsync(_lisbon);
        var bob = await _test.InvitedAsync("bob", null, _test.Clock.GetUtcNow().AddDays(7));
        var invitation = await _test.InviteAsync(bob, _atlas, _test.Clock.GetUtcNow().AddDays(7), [role.Id]);

        ((IReadOnlyList<Guid>)(await RefusedAsync("porto")).Details["invitations"]!).Should().Equal(invitation.Id);
    }

    [Test]
    public async Task Uses_that_stay_at_or_below_their_owner_are_not_in_the_way()
    {
        var shared = await RoleOfAsync(_acme);
        var own = await RoleOfAsync(_atlas);
        var tenantWide = await RoleOfAsync(null);
        await _test.UserAsync("ann", "engine", shared.Id, own.Id, tenantWide.Id);
        var left = await RoleOfAsync(_lisbon);
        await _test.UserAsync("bob", "lisbon", left.Id);

        (await _organizations.MoveAsync("atlas", "porto")).ParentId.Should().Be(_porto.Id);
    }

    [Test]
    public async Task A_move_down_leaves_no_owner()
    {
        var role = await RoleOfAsync(_acme);
        await _test.UserAsync("ann", "porto", role.Id);

        (await _organizations.MoveAsync("porto", "lisbon")).ParentId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task Moving_needs_everything_at_the_lowest_organization_above_both_places()
    {
        var inside = await _test.ActorAsync("ann", "lisbon", "*.*");
        var mover = await _test.ActorAsync("bob", "acme", "organizations.move");
        var above = await _test.ActorAsync("carl", "acme", "*.*");

        (await DeniedAsync(inside, "porto")).Code.Should().Be("access.escalation");
        (await DeniedAsync(mover, "porto")).Code.Should().Be("access.escalation");
        (await DeniedAsync(above, default)).Code.Should().Be("access.escalation", "the tenant is what is above the top");
        (await _test.As(above).Organizations.MoveAsync("atlas", "porto")).ParentId.Should().Be(_porto.Id);
    }

    [Test]
    public async Task Moving_needs_the_permission_there()
    {
        var ann = await _test.ActorAsync("ann", "porto", "organizations.move");

        var refusal = await DeniedAsync(ann, "porto");

        refusal.Code.Should().Be("access.denied");
        refusal.Permission.Should().Be("organizations.move");
    }

    [Test]
    public async Task Rights_follow_the_new_place()
    {
        var ann = await _test.ActorAsync("ann", "lisbon", "invoices.read");
        var bob = await _test.ActorAsync("bob", "porto", "invoices.read");

        await _organizations.MoveAsync("atlas", "porto");

        (await _test.System.Permissions.CheckAsync(ann.Id, "invoices.read", "engine")).Should().BeFalse();
        (await _test.System.Permissions.CheckAsync(bob.Id, "invoices.read", "engine")).Should().BeTrue();
    }

    [Test]
    public async Task One_that_is_made_below_meanwhile_moves_along()
    {
        _interrupted.BeforeNextCommit(async () => await _test.OrganizationAsync("late", "atlas"));

        await _organizations.MoveAsync("atlas", "porto");

        (await _organizations.GetAsync("late")).AncestorIds.Should().Equal(_acme.Id, _porto.Id, _atlas.Id);
    }

    [Test]
    public async Task A_use_that_begins_meanwhile_is_in_the_way()
    {
        var role = await RoleOfAsync(_lisbon);
        _interrupted.BeforeNextCommit(async () => await _test.UserAsync("ann", "engine", role.Id));

        (await RefusedAsync("porto")).Code.Should().Be("organization.in_use");
    }

    [Test]
    public async Task A_use_of_a_role_that_is_made_meanwhile_is_in_the_way()
    {
        _interrupted.BeforeNextCommit(async () => await _test.UserAsync("ann", "engine", (await RoleOfAsync(_lisbon)).Id));

        (await RefusedAsync("porto")).Code.Should().Be("organization.in_use");
    }

    [Test]
    public async Task A_parent_that_moves_below_meanwhile_makes_a_cycle()
    {
        _interrupted.BeforeNextCommit(async () => await _organizations.MoveAsync("porto", "engine"));

        (await RefusedAsync("porto")).Code.Should().Be("organization.cycle");
    }

    private async Task<Role> RoleOfAsync(Organization? owner) => await _test.StoreAsync(tenantId => new Role
    {
        Id = Guid.NewGuid(),
        TenantId = tenantId,
        Key = $"role-of-{owner?.Key}",
        OrganizationId = owner?.Id,
        Patterns = ["invoices.read"],
    });

    private async Task<ConflictException> RefusedAsync(EntityRef parent)
    {
        var move = async () => await _organizations.MoveAsync("atlas", parent);
        return (await move.Should().ThrowAsync<ConflictException>()).Which;
    }

    private async Task<AccessDeniedException> DeniedAsync(User actor, EntityRef parent)
    {
        var move = async () => await _test.As(actor).Organizations.MoveAsync("atlas", parent);
        return (await move.Should().ThrowAsync<AccessDeniedException>()).Which;
    }
}
