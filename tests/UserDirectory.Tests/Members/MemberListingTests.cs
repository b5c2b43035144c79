using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class MemberListingTests
{
    private TestDirectory _test = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.RoleAsync("reader", ["members.read", "members.list", "users.list"]);
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann") { DisplayName = "Zoë", Organization = "lisbon" });
        await _test.UserAsync("bob", "lisbon");
        await _test.UserAsync("carl", "atlas");
        await _test.System.Members.SuspendAsync("bob", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_members_of_exactly_that_organization_come_with_their_accounts()
    {
        var page = await _test.System.Members.ListAsync("lisbon", new MemberQuery { IncludeTotal = true });

        page.Items.Select(member => (member.User.Key, member.Membership.Status)).Should().BeEquivalentTo(
            [("ann", MembershipStatus.Active), ("bob", MembershipStatus.Suspended)]);
        page.Items.Should().OnlyContain(member => member.User.Id == member.Membership.UserId);
        page.Total.Should().Be(2);
    }

    [Test]
    public async Task They_can_be_narrowed_to_a_status()
    {
        var page = await _test.System.Members.ListAsync("lisbon", new MemberQuery { Status = MembershipStatus.Suspended });

        page.Items.Should().ContainSingle(member => member.User.Key == "bob");
    }

    [TestCase(0)]
    [TestCase(4)]
    public async Task A_status_that_there_is_not_is_refused(int status)
    {
        var list = async () => await _test.System.Members.ListAsync("lisbon", new MemberQuery { Status = (MembershipStatus)status });

        await list.ShouldBeInvalidAsync("Status query.status");
    }

    [TestCase("zoë", "ann")]
    [TestCase("ZOE  an", "ann")]
    [TestCase("BO", "bob")]
    public async Task A_search_looks_at_the_account(string text, string found)
    {
        var page = await _test.System.Members.ListAsync("lisbon", new MemberQuery { Search = text });

        page.Items.Should().ContainSingle(member => member.User.Key == found);
    }

    [Test]
    public async Task Pages_follow_each_other()
    {
        var first = await _test.System.Members.ListAsync("lisbon", new MemberQuery { Take = 1 });
        var second = await _test.System.Members.ListAsync("lisbon", new MemberQuery { Take = 1, Cursor = first.NextCursor });

        first.Items.Concat(second.Items).Select(member => member.User.Key).Should().BeEquivalentTo("ann", "bob");
        second.NextCursor.Should().BeNull();
    }

    [Test]
    public async Task An_invitation_that_has_expired_shows_at_once()
    {
        await _test.InvitedAsync("dora", await _test.System.Organizations.GetAsync("atlas"), _test.Clock.GetUtcNow().AddDays(1));
        _test.Clock.Advance(TimeSpan.FromDays(1));

        var page = await _test.System.Members.ListAsync("atlas");

        page.Items.Should().ContainSingle(member => member.User.Key == "dora").Which.User.Status.Should().Be(UserStatus.InvitationExpired);
    }

    [Test]
    public async Task An_organization_without_members_lists_none()
    {
        await _test.OrganizationAsync("empty");

        (await _test.System.Members.ListAsync("empty")).Items.Should().BeEmpty();
    }

    [Test]
    public async Task Listing_and_reading_need_the_permissions_there()
    {
        var reader = await _test.UserAsync("reader", "lisbon", "reader");
        var other = await _test.UserAsync("other", "lisbon");

        (await _test.As(reader).Members.ListAsync("lisbon")).Items.Should().HaveCount(4);
        (await _test.As(reader).Members.FindAsync("ann", "lisbon")).Should().NotBeNull();
        var list = async () => await _test.As(other).Members.ListAsync("lisbon");
        var find = async () => await _test.As(other).Members.FindAsync("ann", "lisbon");
        await list.ShouldLackAsync("members.list");
        await find.ShouldLackAsync("members.read");
    }

    [Test]
    public async Task An_account_sees_its_own_memberships_by_age()
    {
        _test.Clock.Advance(TimeSpan.FromSeconds(1));
        await _test.System.Members.AddAsync("ann", "atlas");
        var organizations = (await _test.AllAsync<Organization>())
            .ToDictionary(organization => organization.Id, organization => organization.Key);

        var memberships = await _test.As(_ann).Members.ListOfUserAsync("ann");

        memberships.Select(membership => organizations[membership.OrganizationId]).Should().Equal("lisbon", "atlas");
        (await _test.As(_ann).Members.FindAsync("ann", "lisbon")).Should().NotBeNull();
    }

    [Test]
    public async Task Those_of_others_need_the_permission_at_their_home()
    {
        var reader = await _test.UserAsync("reader", "lisbon", "reader");
        var carl = await _test.System.Users.GetAsync("carl");

        (await _test.As(reader).Members.ListOfUserAsync("carl")).Should().ContainSingle();
        var call = async () => await _test.As(carl).Members.ListOfUserAsync("ann");
        await call.ShouldLackAsync("members.list");
    }

    [Test]
    public async Task Nothing_is_found_where_somebody_or_something_is_unknown()
    {
        (await _test.System.Members.FindAsync("nobody", "lisbon")).Should().BeNull();
        (await _test.System.Members.FindAsync("ann", "nowhere")).Should().BeNull();
        (await _test.System.Members.FindAsync("ann", "atlas")).Should().BeNull();
        var list = async () => await _test.System.Members.ListAsync("nowhere");
        var ofUser = async () => await _test.System.Members.ListOfUserAsync("nobody");
        await list.ShouldBeRefusedAsync("organization.not_found");
        await ofUser.ShouldBeRefusedAsync("user.not_found");
    }

    [Test]
    public async Task Somebody_who_is_nobody_here_learns_nothing()
    {
        var stranger = _test.Directory.As(Guid.NewGuid()).Members;

        foreach (var call in new Func<Task>[]
        {
            async () => await stranger.FindAsync("ann", "nowhere"),
            async () => await stranger.FindAsync("ann", "lisbon"),
            async () => await stranger.ListAsync("nowhere"),
            async () => await stranger.ListOfUserAsync("nobody"),
        })
        {
            await call.ShouldBeRefusedAsync("access.unknown_actor");
        }
    }
}
