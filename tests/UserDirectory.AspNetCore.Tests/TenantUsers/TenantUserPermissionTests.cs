using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Which permission each operation on users asks, and where; what the account itself may; and which refusal comes first.</summary>
public sealed class TenantUserPermissionTests
{
    private static readonly string[] s_ofSelf =
        ["getTenantUser", "getTenantUserPicture", "setTenantUserEmail", "setTenantUserName", "setTenantUserPicture"];

    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp()
    {
        _world = await UsersWorld.StartAsync();
        await _world.App.System.Users.ChangePictureAsync("ann", Images.Png);
        await _world.App.System.Users.ChangePictureAsync("bob", Images.Png);
    }

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [TestCaseSource(nameof(Asked))]
    public async Task The_permission_at_the_organization_is_enough(object row, string permission)
    {
        var joe = await _world.HolderAsync("joe", "lisbon", permission, "invoices.*");

        ((int)(await ((UserCall)row).SendAsync(_world, joe)).StatusCode).Should().Be(((UserCall)row).Status);
    }

    [TestCaseSource(nameof(Asked))]
    public async Task The_permission_in_the_whole_tenant_is_enough(object row, string permission)
    {
        var joe = await _world.HolderAsync("joe", default, permission, "invoices.*");

        ((int)(await ((UserCall)row).SendAsync(_world, joe)).StatusCode).Should().Be(((UserCall)row).Status);
    }

    [Test]
    public async Task Who_may_not_change_members_hears_the_same_of_a_group_that_there_is_and_of_one_that_there_is_not()
    {
        var nia = await _world.HolderAsync("nia", "lisbon", "users.list");

        foreach (var (method, path) in new[] { ("POST", "/ann/groups/add"), ("POST", "/ann/groups/remove"), ("PUT", "/ann/groups") })
        {
            var known = await UsersWorld.JsonAsync(await UsersWorld.SendAsync(nia, method, path, "[\"support\"]"));
            var unknown = await UsersWorld.JsonAsync(await UsersWorld.SendAsync(nia, method, path, "[\"nothing\"]"));

            unknown.GetProperty("status").GetInt32().Should().Be(403);
            unknown.GetProperty("detail").GetString().Should().Be(known.GetProperty("detail").GetString());
        }
    }

    [Test]
    public async Task Every_other_permission_is_not([ValueSource(typeof(UserCall), nameof(UserCall.All))] object row)
    {
        var call = (UserCall)row;
        var asked = Asked().Where(each => each.Arguments[0] == row).Select(each => (string)each.Arguments[1]!).ToList();
        var joe = await _world.HolderAsync("joe", "lisbon", [.. _world.App.System.Permissions.Catalogue.Except(asked)]);

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, joe))).Should().Be("403 access.denied");
    }

    [Test]
    public async Task The_account_itself_may_read_itself_and_say_what_it_is_called(
        [ValueSource(typeof(UserCall), nameof(UserCall.OfOne))] object row)
    {
        var call = (UserCall)row;

        var outcome = await UsersWorld.OutcomeAsync(await call.SendAsync(_world, _world.App.As(_world.Ann.Id)));

        outcome.Should().Be(s_ofSelf.Contains(call.Id) ? "200" : "403 access.denied");
    }

    [TestCase("isTechnician", "false")]
    [TestCase("status", "1")]
    [TestCase("isActive", "true")]
    [TestCase("userKey", "\"ann\"")]
    [TestCase("roles", "[\"editor\"]")]
    [TestCase("groups", "[\"sales\"]")]
    public async Task A_body_that_changes_nothing_asks_all_the_same(string attribute, string body) =>
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(_world.App.As(_world.Ann.Id), "PUT", $"/ann/{attribute}", body)))
            .Should().Be("403 access.denied");

    [TestCase("3")]
    [TestCase("4")]
    public async Task Who_may_not_change_a_status_does_not_hear_which_can_be_set(string status)
    {
        var joe = await _world.HolderAsync("joe", "lisbon", "users.read");

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "PUT", "/ann/status", status))).Should().Be("403 access.denied");
    }

    [TestCase("setTenantUserEmail")]
    [TestCase("setTenantUserName")]
    [TestCase("setTenantUserPicture")]
    [TestCase("setTenantUserIsTechnician")]
    [TestCase("setTenantUserLastLogin")]
    [TestCase("setTenantUserKey")]
    [TestCase("setTenantUserIsActive")]
    [TestCase("setTenantUserStatus")]
    public async Task What_belongs_to_the_account_is_asked_at_its_home(string id)
    {
        var call = UserCall.All.Single(each => each.Id == id);
        var here = await _world.HolderAsync("here", "lisbon", "*.*");
        var there = await _world.HolderAsync("there", "porto", "users.update", "users.update-status");

        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, here, "bob"))).Should().Be("403 access.denied");
        (await UsersWorld.OutcomeAsync(await call.SendAsync(_world, there, "bob"))).Should().Be("200");
    }

    [Test]
    public async Task Deleting_asks_at_home_and_removing_here()
    {
        var remover = await _world.HolderAsync("joe", "lisbon", "members.remove");
        var deleter = await _world.HolderAsync("eve", "lisbon", "users.delete", "invoices.*");

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(remover, "DELETE", "/ann"))).Should().Be("403 access.denied");
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(deleter, "DELETE", "/bob"))).Should().Be("403 access.denied");
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(remover, "DELETE", "/bob"))).Should().Be("204");
        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(deleter, "DELETE", "/ann"))).Should().Be("204");
    }

    [TestCase("/ann/roles/add", "[\"viewer\"]")]
    [TestCase("/ann/groups/add", "[\"support\"]")]
    public async Task Nobody_gives_what_he_does_not_hold(string path, string body)
    {
        await _world.App.System.Roles.AssignAsync(Subject.Group("lisbon:support"), ["viewer"], "lisbon");
        var joe = await _world.HolderAsync("joe", "lisbon", "users.update-roles", "groups.update-members");

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "POST", path, body))).Should().Be("403 access.escalation");
    }

    [Test]
    public async Task Who_may_not_hears_that_before_anything_that_the_route_or_the_body_names()
    {
        var joe = await _world.HolderAsync("joe", default);
        async Task<string> OutcomeAsync(string method, string path, string? body = null) =>
            await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, method, path, body));

        (await OutcomeAsync("GET", "/nobody")).Should().Be("403 access.denied", "reading is asked at the organization");
        (await OutcomeAsync("GET", "/nobody/picture")).Should().Be("403 access.denied");
        (await OutcomeAsync("POST", "/nobody/roles/add", "[\"nothing\"]"))
            .Should().Be("403 access.denied", "roles are asked at the organization");
        (await OutcomeAsync("PUT", "/nobody/name", "\"Anna\""))
            .Should().Be("404 user.not_found", "the rest is asked at the home of somebody");
        (await OutcomeAsync("POST", "/nobody/groups/add", "[\"nothing\"]")).Should().Be("404 user.not_found");
        (await OutcomeAsync("POST", "/ann/groups/add", "[\"nothing\"]")).Should().Be("403 access.denied");
        (await OutcomeAsync("PUT", "/ann/groups", "[\"nothing\"]")).Should().Be("403 access.denied");
        (await OutcomeAsync("POST", string.Empty, """{ "userKey": "a/b", "name": "", "isTechnician": false, "roles": ["nothing"] }"""))
            .Should().Be("403 access.denied");
        (await OutcomeAsync("POST", "/sendInvitation", """{ "email": "nowhere", "name": "Joe" }""")).Should().Be("403 access.denied");
    }

    private static IEnumerable<TestCaseData> Asked()
    {
        foreach (var call in UserCall.All)
        {
            string[] permissions = call.Id switch
            {
                "listTenantUsers" => ["users.list", "users.read"],
                "getTenantUser" or "getTenantUserPicture" => ["users.read"],
                "createTenantUser" => ["users.add"],
                "sendTenantUserInvitation" => ["invitations.send"],
                "deleteTenantUser" => ["users.delete"],
                "setTenantUserStatus" or "setTenantUserIsActive" => ["users.update-status"],
                var id when id.Contains("Groups", StringComparison.Ordinal) => ["groups.update-members"],
                var id when id.Contains("Roles", StringComparison.Ordinal) => ["users.update-roles"],
                _ => ["users.update"],
            };
            foreach (var permission in permissions)
            {
                yield return new(call, permission);
            }
        }
    }
}
