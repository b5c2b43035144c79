using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Users;

public sealed class UserDetailsTests
{
    private TestDirectory _test = null!;
    private CountingStore _store = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new CountingStore(store));
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        _ann = await _test.System.Users.CreateAsync(
            new NewUser("ann") { Organization = "lisbon", Roles = ["read-only", "admin"], Grants = ["invoices.read"] });
        await _test.System.Members.AddAsync("ann", "porto");
        await AssignAsync(_ann, "porto", "read-only");
        var z = await _test.StoreAsync(tenantId => new Group { Id = Guid.NewGuid(), TenantId = tenantId, Key = "zeta" });
        var a = await _test.StoreAsync(tenantId => new Group { Id = Guid.NewGuid(), TenantId = tenantId, Key = "alpha" });
        await JoinAsync(_ann, z);
        await JoinAsync(_ann, a);
        await _test.UserAsync("bob");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Nothing_is_brought_along_unless_asked_for() =>
        (await _test.System.Users.ListAsync()).Items.Should().AllSatisfy(user => user.Details.Should().BeNull());

    [Test]
    public async Task Each_part_has_what_the_account_has()
    {
        var details = await DetailsAsync(
            new UserQuery { Include = UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants });

        details.Roles!.Select(role => role.Role.Key).Should().Equal("admin", "read-only", "read-only");
        details.Groups!.Select(group => group.Key).Should().Equal("alpha", "zeta");
        details.Memberships!.Select(membership => membership.UserId).Should().Equal(_ann.Id, _ann.Id);
        details.Grants.Should().Equal("invoices.read");
    }

    [Test]
    public async Task A_part_with_nothing_in_it_is_empty_and_one_not_asked_for_is_null()
    {
        var page = await _test.System.Users.ListAsync(new UserQuery { Include = UserParts.Groups | UserParts.Roles });

        var bob = page.Items.Single(user => user.Key == "bob").Details!;
        bob.Groups.Should().BeEmpty();
        bob.Roles.Should().BeEmpty();
        bob.Memberships.Should().BeNull();
        bob.Grants.Should().BeNull();
    }

    [Test]
    public async Task At_an_organization_the_roles_are_those_at_exactly_that_place()
    {
        var details = await DetailsAsync(new UserQuery { Organization = "lisbon", Include = UserParts.Roles });

        details.Roles!.Should().AllSatisfy(role => role.Assignment.OrganizationId.Should().Be(_lisbon.Id));
        details.Roles!.Select(role => role.Role.Key).Should().Equal("admin", "read-only");
    }

    [Test]
    public async Task An_unknown_part_is_refused()
    {
        var find = async () => await _test.System.Users.FindAsync("ann", include: (UserParts)16);
        var get = async () => await _test.System.Users.GetAsync("ann", "lisbon", (UserParts)24);
        var list = async () => await _test.System.Users.ListAsync(new UserQuery { Include = (UserParts)16 });
        var count = async () => await _test.System.Users.CountAsync(new UserQuery { Include = (UserParts)16 });

        await find.ShouldBeInvalidAsync("include query.include");
        await get.ShouldBeInvalidAsync("include query.include");
        await list.ShouldBeInvalidAsync("Include query.include");
        await count.ShouldBeInvalidAsync("Include query.include");
    }

    [Test]
    public async Task A_single_read_brings_nothing_along_unless_asked_for()
    {
        (await _test.System.Users.GetAsync("ann")).Details.Should().BeNull();
        (await _test.System.Users.GetAsync("ann", "lisbon")).Details.Should().BeNull();
    }

    [TestCase(UserParts.Roles)]
    [TestCase(UserParts.Groups | UserParts.Memberships)]
    [TestCase(UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants)]
    public async Task A_single_read_brings_along_what_a_list_does(UserParts parts)
    {
        await _test.System.Groups.CreateAsync(new NewGroup("crew") { Organization = "porto" });
        await _test.System.Groups.AddMembersAsync("porto:crew", ["ann"]);
        foreach (var organization in new[] { default, EntityRef.Of(_lisbon.Id) })
        {
            var listed = await DetailsAsync(new UserQuery { Organization = organization, Include = parts });

            (await _test.System.Users.GetAsync("ann", organization, parts)).Details
                .Should().BeEquivalentTo(listed, options => options.WithStrictOrdering());
            (await _test.System.Users.FindAsync(_ann.Id, organization, parts))!.Details
                .Should().BeEquivalentTo(listed, options => options.WithStrictOrdering());
        }
    }

    [Test]
    public async Task An_account_that_is_no_member_of_the_organization_is_not_found_there_whatever_is_to_be_brought_along()
    {
        await _test.OrganizationAsync("vigo");

        (await _test.System.Users.FindAsync("ann", "vigo", UserParts.Roles)).Should().BeNull();
        (await _test.System.Users.FindAsync("nobody", include: UserParts.Roles)).Should().BeNull();
    }

    [Test]
    public async Task Assignments_that_have_ended_or_are_to_come_are_brought_along()
    {
        var now = _test.Clock.GetUtcNow();
        await _test.System.Roles.AssignAsync("bob", ["admin"], validity: new Validity(null, now.AddDays(1)));
        await _test.System.Roles.AssignAsync("bob", ["read-only"], validity: new Validity(now.AddDays(9), null));
        _test.Clock.Advance(TimeSpan.FromDays(2));

        var roles = (await _test.System.Users.GetAsync("bob", include: UserParts.Roles)).Details!.Roles!;

        roles.Select(assigned => assigned.Role.Key).Should().Equal("admin", "read-only");
        roles.Select(assigned => assigned.Assignment.IsNotEndedAt(_test.Clock.GetUtcNow())).Should().Equal(false, true);
    }

    [Test]
    public async Task Who_reads_an_account_at_an_organization_sees_what_it_has_there()
    {
        await _test.System.Users.ChangeHomeAsync("ann", "lisbon");
        var there = await _test.HolderAsync("reader", "porto", "users.read");
        var atHome = await _test.HolderAsync("boss", "lisbon", "users.read");

        var shown = (await _test.As(there).Users.GetAsync("ann", "porto", UserParts.Roles | UserParts.Memberships)).Details!;
        var refused = async () => await _test.As(there).Users.GetAsync("ann", include: UserParts.Roles);
        var elsewhere = async () => await _test.As(there).Users.GetAsync("ann", "lisbon", UserParts.Roles);

        shown.Roles!.Select(assigned => assigned.Role.Key).Should().Equal("read-only");
        shown.Memberships.Should().ContainSingle();
        await refused.ShouldLackAsync("users.read");
        await elsewhere.ShouldLackAsync("users.read");
        (await _test.As(atHome).Users.GetAsync("ann", include: UserParts.Memberships)).Details!.Memberships.Should().HaveCount(2);
        (await _test.As(_ann).Users.GetAsync("ann", "porto", UserParts.Memberships)).Details!.Memberships.Should().ContainSingle();
    }

    [Test]
    public async Task The_number_of_queries_does_not_grow_with_the_page()
    {
        var query = () => new UserQuery { Include = UserParts.Roles | UserParts.Groups | UserParts.Memberships | UserParts.Grants };
        _store.Restart();
        await _test.System.Users.ListAsync(query());
        var few = _store.Calls.Count;
        for (var i = 0; i < 30; i++)
        {
            await _test.UserAsync($"user{i}", "lisbon", "read-only");
        }

        _store.Restart();
        await _test.System.Users.ListAsync(query());

        _store.Calls.Count.Should().Be(few).And.Be(2, "the page, and everything that it brings along");
    }

    private async Task<UserDetails> DetailsAsync(UserQuery query) =>
        (await _test.System.Users.ListAsync(query)).Items.Single(user => user.Key == "ann").Details!;

    private async Task AssignAsync(User user, string place, string role)
    {
        var organization = await _test.System.Organizations.GetAsync(place);
        var found = await _test.InMemory.FindByKeyAsync<Role>(RecordKeys.Role.For(user.TenantId, role), default);
        await _test.StoreAsync(tenantId => new RoleAssignment
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            RoleId = found!.Id,
            UserId = user.Id,
            OrganizationId = organization.Id,
        });
    }

    private async Task JoinAsync(User user, Group group) =>
        await _test.StoreAsync(
            tenantId => new GroupMember { Id = Guid.NewGuid(), TenantId = tenantId, GroupId = group.Id, UserId = user.Id });
}
