using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>Lists of groups and roles are asked like those of users (J14).</summary>
public sealed class SiblingListTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J14_A_list_is_asked_like_that_of_users()
    {
        var groups = await GetAsync(
            "/groups/odata?$filter=startswith(GroupKey,'s')&$orderby=groupkey desc&$select=GroupKey,Name&$top=1&$inlinecount=allpages");
        var roles = await GetAsync("/roles/odata?$filter=IsSystem eq false&$orderby=RoleKey");

        groups.GetProperty("items").GetRawText().Should().Be("""[{"groupKey":"support","name":"support"}]""");
        groups.GetProperty("count").GetInt32().Should().Be(2);
        groups.GetProperty("nextPageLink").ValueKind.Should().Be(JsonValueKind.Null, "one was asked for");
        roles.GetProperty("items").EnumerateArray().Select(role => role.GetProperty("roleKey").GetString())
            .Should().Equal("editor", "local", "viewer");
        roles.GetProperty("nextPageLink").ValueKind.Should().Be(JsonValueKind.Null);
        roles.GetProperty("count").ValueKind.Should().Be(JsonValueKind.Null);
        (await OutcomeAsync("GET", "/groups/odata?$filter=Nothing eq 1")).Should().Be("400 query.filter");
        (await OutcomeAsync("GET", "/roles/odata?$expand=Users")).Should().Be("400 query.expand");
        (await GetAsync("/groups/odata", "porto")).GetProperty("items").EnumerateArray()
            .Select(group => group.GetProperty("groupKey").GetString()).Should().Equal("board", "wine");
    }

    [Test]
    public async Task J14_A_list_goes_on_where_its_link_says()
    {
        for (var i = 0; i < 100; i++)
        {
            await _world.App.System.Groups.CreateAsync(new NewGroup($"crew-{i:D3}") { Organization = "lisbon" });
        }

        var first = await GetAsync("/groups/odata");
        var second = await UsersWorld.JsonAsync(await _world.Admin.GetAsync(first.GetProperty("nextPageLink").GetString()));

        first.GetProperty("items").GetArrayLength().Should().Be(100);
        second.GetProperty("items").EnumerateArray().Select(group => group.GetProperty("groupKey").GetString())
            .Should().Equal("crew-099", "sales", "support");
        second.GetProperty("nextPageLink").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private async Task<JsonElement> GetAsync(string path, string organization = "lisbon") =>
        await UsersWorld.JsonAsync(await SiblingCall.SendAsync(_world.Admin, "GET", path, organization: organization));

    private async Task<string> OutcomeAsync(string method, string path, string? body = null) =>
        await UsersWorld.OutcomeAsync(await SiblingCall.SendAsync(_world.Admin, method, path, body));
}
