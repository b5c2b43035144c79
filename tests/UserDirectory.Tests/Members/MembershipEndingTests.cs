using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class MembershipEndingTests
{
    private TestDirectory _test = null!;
    private Organization _acme = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _acme = await _test.OrganizationAsync("acme");
        _lisbon = await _test.OrganizationAsync("lisbon", "acme");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("core", "atlas");
        await _test.OrganizationAsync("borea", "lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task It_says_whether_there_was_one()
    {
        (await _test.System.Members.RemoveAsync("ann", "lisbon")).Should().NotBeNull();
        (await _test.System.Members.FindAsync("ann", "lisbon")).Should().BeNull();
        (await _test.System.Members.RemoveAsync("ann", "lisbon")).Should().BeNull();
    }

    [Test]
    public async Task Assignments_there_and_below_end_except_where_a_membership_remains_and_below_that()
    {
        await _test.System.Members.AddAsync("ann", "atlas");
        foreach (var place in new[] { default(EntityRef), "acme", "lisbon", "atlas", "core", "borea" })
        {
            await _test.System.Roles.AssignAsync("ann", ["approver"], place);
        }

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await PlacesOfAsync("ann")).Should().BeEquivalentTo([string.Empty, "acme", "atlas", "core"]);
    }

    [Test]
    public async Task Assignments_of_others_stay()
    {
        await _test.UserAsync("bob", "lisbon", "approver");

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await PlacesOfAsync("bob")).Should().Equal("lisbon");
    }

    [Test]
    public async Task An_invitation_below_keeps_nothing()
    {
        await _test.System.Roles.AssignAsync("ann", ["approver"], "borea");
        var borea = await _test.System.Organizations.GetAsync("borea");
        await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        await _test.InviteAsync(await _test.System.Users.GetAsync("ann"), borea, _test.Clock.GetUtcNow().AddDays(1));

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await PlacesOfAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task Places_in_the_groups_of_what_is_left_end_and_others_stay()
    {
        await _test.System.Members.AddAsync("ann", "atlas");
        foreach (var owner in new[] { default(EntityRef), "acme", "lisbon", "atlas", "core", "borea" })
        {
            var group = await _test.System.Groups.CreateAsync(new NewGroup("team") { Organization = owner, Name = owner.Text ?? "tenant" });
            await _test.System.Groups.AddMembersAsync(group.Id, ["ann"]);
        }

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        var ann = await _test.System.Users.GetAsync("ann");
        var left = await _test.AllAsync<GroupMember>(GroupMemberFields.UserId.EqualTo(ann.Id));
        var groups = await _test.AllAsync<Group>(GroupFields.Id.In(left.Select(member => member.GroupId)));
        groups.Select(group => group.Name).Should().BeEquivalentTo("tenant", "acme", "atlas", "core");
    }

    [Test]
    public async Task The_home_goes_to_the_organization_above_and_the_default_goes()
    {
        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = _acme.Id, DefaultOrganizationId = (Guid?)null });
    }

    [Test]
    public async Task The_home_at_the_top_goes_to_the_tenant()
    {
        await _test.UserAsync("bob", "acme");

        await _test.System.Members.RemoveAsync("bob", "acme");

        (await _test.System.Users.GetAsync("bob")).HomeOrganizationId.Should().BeNull();
    }

    [Test]
    public async Task Home_and_default_elsewhere_stay()
    {
        await _test.System.Members.AddAsync("ann", "borea");

        await _test.System.Members.RemoveAsync("ann", "borea");

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = _lisbon.Id, DefaultOrganizationId = _lisbon.Id, Version = 1 });
    }

    [Test]
    public async Task An_account_that_exists_only_through_its_invitation_there_goes()
    {
        await _test.InvitedAsync("bob", _lisbon, _test.Clock.GetUtcNow().AddDays(1));

        (await _test.System.Members.RemoveAsync("bob", "lisbon")).Should().NotBeNull();

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
        (await _test.AllAsync<Invitation>()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Status = InvitationStatus.Revoked, ClosedAt = _test.Clock.GetUtcNow(), TokenHash = (object?)null });
    }

    [Test]
    public async Task One_that_is_invited_elsewhere_too_stays_invited()
    {
        var bob = await _test.InvitedAsync("bob", _lisbon, _test.Clock.GetUtcNow().AddDays(5));
        await _test.InviteAsync(bob, _acme, _test.Clock.GetUtcNow().AddDays(1));

        await _test.System.Members.RemoveAsync("bob", "lisbon");

        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(
            new
            {
                Status = UserStatus.InvitationSent,
                InvitationExpiresAt = _test.Clock.GetUtcNow()
                .AddDays(1),
                HomeOrganizationId = _acme.Id
            });
    }

    [Test]
    public async Task An_open_invitation_of_a_member_is_taken_back_so_that_it_cannot_come_back_by_it()
    {
        await _test.System.Users.ChangeEmailAsync("ann", "ann@acme.example");
        var ann = await _test.System.Users.GetAsync("ann");
        await _test.StoreAsync(tenantId => new Invitation
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            Email = ann.Email!,
            UserId = ann.Id,
            OrganizationId = _lisbon.Id,
            ExpiresAt = _test.Clock.GetUtcNow().AddDays(1),
        });

        await _test.System.Members.RemoveAsync("ann", "lisbon");

        (await _test.AllAsync<Invitation>()).Should().ContainSingle(invitation => invitation.Status == InvitationStatus.Revoked);
        (await _test.System.Users.GetAsync("ann")).IsActive.Should().BeTrue();
    }

    private async Task<IEnumerable<string>> PlacesOfAsync(string user)
    {
        var found = await _test.System.Users.GetAsync(user);
        var organizations = (await _test.AllAsync<Organization>())
            .ToDictionary(organization => organization.Id, organization => organization.Key);
        var assignments = await _test.AllAsync<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(found.Id));
        return assignments.Select(assignment => assignment.OrganizationId is { } id ? organizations[id] : string.Empty);
    }
}
