using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Organizations;

public sealed partial class OrganizationDeletionTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _interrupted = null!;
    private IOrganizationService _organizations = null!;
    private Organization _acme = null!;
    private Organization _lisbon = null!;
    private Organization _atlas = null!;
    private DateTimeOffset _soon;
    private DateTimeOffset _late;

    // acme ─ lisbon ─ atlas
    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _interrupted = new InterruptedStore(store));
        _organizations = _test.System.Organizations;
        _acme = await _test.OrganizationAsync("acme");
        _lisbon = await _test.OrganizationAsync("lisbon", "acme");
        _atlas = await _test.OrganizationAsync("atlas", "lisbon");
        _soon = _test.Clock.GetUtcNow().AddDays(1);
        _late = _test.Clock.GetUtcNow().AddDays(7);
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task One_with_others_below_is_refused()
    {
        var delete = async () => await _organizations.DeleteAsync("lisbon");

        (await delete.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("organization.has_children");
    }

    [Test]
    public async Task Recursively_all_below_goes_too()
    {
        await _organizations.DeleteAsync("lisbon", recursive: true);

        (await _organizations.ListAsync()).Items.Select(each => each.Key).Should().Equal("acme");
    }

    [Test]
    public async Task An_unknown_one_is_not_found()
    {
        var delete = async () => await _organizations.DeleteAsync("nowhere");

        await delete.Should().ThrowAsync<RecordNotFoundException>();
    }

    [Test]
    public async Task A_suspended_one_needs_permission_and_everything_above()
    {
        await _organizations.SuspendAsync("atlas");
        var ann = await _test.ActorAsync("ann", "atlas", "*.*");
        var carl = await _test.ActorAsync("carl", "lisbon", "organizations.delete");
        var dora = await _test.ActorAsync("dora", "lisbon", "*.*");

        var inside = async () => await _test.As(ann).Organizations.DeleteAsync("atlas");
        var without = async () => await _test.As(carl).Organizations.DeleteAsync("atlas");

        (await inside.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.delete");
        (await without.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        await _test.As(dora).Organizations.DeleteAsync("atlas");
        (await _organizations.FindAsync("atlas")).Should().BeNull();
    }

    [Test]
    public async Task Recursively_a_suspended_one_below_needs_the_same()
    {
        await _test.OrganizationAsync("deep", "atlas");
        await _organizations.SuspendAsync("atlas");
        var carl = await _test.ActorAsync("carl", "acme", "organizations.delete");
        var dora = await _test.ActorAsync("dora", "acme", "*.*");

        var without = async () => await _test.As(carl).Organizations.DeleteAsync("lisbon", recursive: true);

        (await without.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        await _test.As(dora).Organizations.DeleteAsync("lisbon", recursive: true);
        (await _organizations.ListAsync()).Items.Select(each => each.Key).Should().Equal("acme");
    }

    [Test]
    public async Task Recursively_one_below_that_the_actor_may_not_enter_is_refused()
    {
        var carl = await _test.ActorAsync("carl", "acme", "organizations.delete");
        await _test.System.Members.AddAsync("carl", "atlas");
        await _test.System.Members.SuspendAsync("carl", "atlas");

        var delete = async () => await _test.As(carl).Organizations.DeleteAsync("lisbon", recursive: true);

        (await delete.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.delete");
    }

    [Test]
    public async Task Memberships_assignments_roles_groups_and_invitations_there_go()
    {
        var role = await _test.StoreAsync(
            tenantId => new Role { Id = Guid.NewGuid(), TenantId = tenantId, Key = "own", OrganizationId = _atlas.Id });
        var group = await _test.StoreAsync(
            tenantId => new Group { Id = Guid.NewGuid(), TenantId = tenantId, Key = "own", OrganizationId = _atlas.Id });
        var ann = await _test.UserAsync("ann", "atlas", role.Id, "admin");
        await _test.StoreAsync(
            tenantId => new GroupMember { Id = Guid.NewGuid(), TenantId = tenantId, GroupId = group.Id, UserId = ann.Id });
        await _test.StoreAsync(tenantId => new RoleAssignment
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            RoleId = role.Id,
            GroupId = group.Id,
            OrganizationId = _atlas.Id,
        });
        await _test.InviteAsync(await _test.InvitedAsync("bob", null, _late), _atlas, _late);

        await _organizations.DeleteAsync("lisbon", recursive: true);

        (await CountAsync<Membership>()).Should().Be(0);
        (await CountAsync<RoleAssignment>()).Should().Be(0);
        (await CountAsync<GroupMember>()).Should().Be(0);
        (await CountAsync<Group>()).Should().Be(0);
        (await CountAsync<Role>()).Should().Be(2, "the built-in ones stay");
        (await CountAsync<Invitation>()).Should().Be(1, "the one into the tenant stays");
    }

    [Test]
    public async Task What_is_elsewhere_stays()
    {
        await _test.UserAsync("ann", "acme", "admin");

        await _organizations.DeleteAsync("atlas");

        (await CountAsync<Membership>()).Should().Be(1);
        (await CountAsync<RoleAssignment>()).Should().Be(1);
        (await _test.System.Users.GetAsync("ann")).Version.Should().Be(1);
    }

    [Test]
    public async Task An_account_whose_invitation_there_had_expired_goes_too()
    {
        await _test.InvitedAsync("bob", _atlas, _soon);
        _test.Clock.Advance(TimeSpan.FromDays(2));

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task Deleting_needs_the_permission_there()
    {
        var ann = await _test.ActorAsync("ann", "atlas", "organizations.delete");

        var above = async () => await _test.As(ann).Organizations.DeleteAsync("lisbon", recursive: true);

        (await above.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.delete");
        await _test.As(ann).Organizations.DeleteAsync("atlas");
        (await _organizations.FindAsync("atlas")).Should().BeNull();
    }

    [Test]
    public async Task One_that_is_made_below_meanwhile_has_the_deletion_decided_again()
    {
        _interrupted.BeforeNextCommit(async () => await _test.OrganizationAsync("late", "atlas"));

        var delete = async () => await _organizations.DeleteAsync("atlas");

        (await delete.Should().ThrowAsync<ConflictException>()).Which.Code.Should().Be("organization.has_children");
        (await _organizations.FindAsync("late")).Should().NotBeNull();
    }

    private async Task<long?> CountAsync<T>()
        where T : DirectoryRecord =>
        (await _test.InMemory.QueryAsync(new Query<T>(await _test.TenantIdAsync()) { Take = 0, IncludeTotal = true }, default)).Total;
}
