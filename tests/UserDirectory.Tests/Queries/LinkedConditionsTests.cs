using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

/// <summary>What a list leaves out must not tell of records that one may not list.</summary>
public sealed class LinkedConditionsTests
{
    private static readonly Filter s_secret = UserFields.ExternalId.StartsWith("S");

    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.System.Users.CreateAsync(new NewUser("ceo") { Organization = "porto", ExternalId = "S-4711" });
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Looking_into_linked_records_asks_to_list_them_in_the_whole_tenant()
    {
        var nearby = await _test.ActorAsync(
            "ann", "lisbon", "roles.list", "users.list", "members.list", "groups.list", "organizations.list", "invitations.list");
        var ask = _test.As(nearby);
        var roles = RoleLinks.Assignments.Any(RoleAssignmentLinks.User.Any(s_secret));
        var members = UserLinks.Memberships.Any(MembershipLinks.User.Any(s_secret));
        Func<Task>[] calls =
        [
            async () => await ask.Roles.ListAsync(new RoleQuery { Organization = "lisbon", Where = roles }),
            async () => await ask.Roles.ListAsync(new RoleQuery { Organization = "lisbon", Where = !roles | roles }),
            async () => await ask.Users.ListAsync(new UserQuery { Organization = "lisbon", Where = members }),
            async () => await ask.Users.CountAsync(new UserQuery { Organization = "lisbon", Where = members }),
            async () => await ask.Members.ListAsync("lisbon", new MemberQuery { Where = MembershipLinks.User.Any(s_secret) }),
            async () => await ask.Groups.ListAsync(
                new GroupQuery { Organization = "lisbon", Where = GroupLinks.Members.Any(GroupMemberLinks.User.Any(s_secret)) }),
            async () => await ask.Organizations.ListBelowAsync(
                "lisbon", new OrganizationQuery { Where = OrganizationLinks.Memberships.Any(MembershipLinks.User.Any(s_secret)) }),
            async () => await ask.Invitations.ListAsync(
                new InvitationQuery { Organization = "lisbon", Where = InvitationLinks.User.Any(s_secret) }),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().EndWith(".list");
        }
    }

    [Test]
    public async Task Who_may_list_both_in_the_whole_tenant_may_ask()
    {
        var reader = await _test.ActorAsync("ann", default, "users.list", "members.list");

        var found = await _test.As(reader).Users.ListAsync(
            new UserQuery { Where = UserLinks.Memberships.Any(MembershipLinks.User.Any(s_secret)) });

        found.Items.Should().ContainSingle().Which.Key.Should().Be("ceo");
    }
}
