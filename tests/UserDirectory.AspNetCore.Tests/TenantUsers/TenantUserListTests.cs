using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.TenantUsers;

/// <summary>The page of users (P1): its form and its links; what the options mean is tested with the lists.</summary>
public sealed class TenantUserListTests
{
    private UsersWorld _world = null!;

    [SetUp]
    public async Task SetUp() => _world = await UsersWorld.StartAsync();

    [TearDown]
    public async Task TearDown() => await _world.DisposeAsync();

    [Test]
    public async Task J14_A_page_has_items_a_link_and_a_count()
    {
        var page = await ListAsync(string.Empty);

        page.EnumerateObject().Select(member => member.Name).Should().Equal("items", "nextPageLink", "count");
        Keys(page).Should().Equal("ann", "bob");
        page.GetProperty("nextPageLink").ValueKind.Should().Be(JsonValueKind.Null);
        page.GetProperty("count").ValueKind.Should().Be(JsonValueKind.Null, "nobody asked for it");
    }

    [Test]
    public async Task J14_An_item_is_a_user_without_roles_and_groups_unless_they_are_asked_for()
    {
        var one = (await _world.GetAsync("ann")).EnumerateObject().Select(member => member.Name).ToList();

        Members(await ListAsync(string.Empty)).Should().Equal(one.Except(["roles", "groups"]));
        Members(await ListAsync("?$expand=Groups")).Should().Equal(one.Except(["roles"]));
        var whole = await ListAsync("?$expand=Roles,Groups&$filter=UserKey eq 'ann'");
        whole.GetProperty("items")[0].GetRawText().Should().Be((await _world.GetAsync("ann")).GetRawText());
    }

    [TestCase("?$select=UserKey,Status", "userKey,status,statusDescription")]
    [TestCase("?$select=userkey", "userKey")]
    [TestCase("?$select=UserKey,Groups", "userKey,groups")]
    [TestCase("?$select=UserKey&$expand=Roles", "userKey,roles")]
    [TestCase("?$select=IsSystem,IsDeleted", "isSystem,isDeleted")]
    public async Task J14_Only_what_is_selected_is_shown(string query, string members) =>
        Members(await ListAsync(query)).Should().Equal(members.Split(','));

    [TestCase("?$count=true")]
    [TestCase("?$inlinecount=allpages")]
    public async Task J14_A_count_is_of_all_pages(string query) =>
        (await ListAsync(query + "&$top=1")).GetProperty("count").GetInt64().Should().Be(2);

    [Test]
    public async Task J14_A_page_has_at_most_100_and_its_absolute_link_goes_on_with_the_rest()
    {
        for (var i = 0; i < 205; i++)
        {
            await _world.App.System.Users.CreateAsync(new NewUser($"user-{i:000}") { Organization = "lisbon" });
        }

        var read = new List<string>();
        var sizes = new List<int>();
        var next = $"http://localhost{UsersWorld.Users()}/odata?$filter=startswith(UserKey,'user-')&$orderby=UserKey desc&$top=202";
        while (next is not null)
        {
            next.Should().StartWith("http://localhost/api/contoso/lisbon/identity/users/odata?");
            var page = await UsersWorld.JsonAsync(await _world.Admin.GetAsync(next));
            var keys = Keys(page).ToList();
            read.AddRange(keys);
            sizes.Add(keys.Count);
            await _world.App.System.Users.DeleteAsync(keys[0]);
            next = page.GetProperty("nextPageLink").GetString();
        }

        sizes.Should().Equal(100, 100, 2);
        read.Should().Equal(
            Enumerable.Range(3, 202).Reverse().Select(i => $"user-{i:000}"), "what goes meanwhile neither repeats nor loses anybody");
    }

    [Test]
    public async Task J14_The_default_page_is_cut_too()
    {
        for (var i = 0; i < 99; i++)
        {
            await _world.App.System.Users.CreateAsync(new NewUser($"user-{i:000}") { Organization = "lisbon" });
        }

        var page = await ListAsync(string.Empty);

        page.GetProperty("items").GetArrayLength().Should().Be(100);
        page.GetProperty("nextPageLink").GetString().Should().Contain("$skiptoken=");
    }

    [TestCase("?$filter=", "query.filter", "$filter")]
    [TestCase("?$filter=Nothing eq 1", "query.filter", "$filter")]
    [TestCase("?$orderby=Status", "query.orderby", "$orderby")]
    [TestCase("?$top=-1", "query.top", "$top")]
    [TestCase("?$top=1&$top=2", "query.option", "$top")]
    [TestCase("?$skiptoken=nonsense", "cursor.invalid", "$skiptoken")]
    [TestCase("?$search=ann", "query.option", "$search")]
    public async Task J14_What_cannot_be_read_is_400_by_its_option(string query, string code, string option)
    {
        var answer = await _world.SendAsync("GET", "/odata" + query);

        (await UsersWorld.OutcomeAsync(answer)).Should().Be($"400 {code}");
        (await UsersWorld.JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(option);
    }

    [Test]
    public async Task J14_The_query_is_read_before_rights_are_asked()
    {
        var joe = await _world.HolderAsync("joe", default);

        (await UsersWorld.OutcomeAsync(await UsersWorld.SendAsync(joe, "GET", "/odata?$filter=("))).Should().Be("400 query.filter");
    }

    [Test]
    public async Task J9_J11_A_status_is_found_by_name_and_expires_at_once()
    {
        var clock = new FakeTimeProvider(UsersWorld.Begin);
        await using var world = await UsersWorld.StartAsync(clock: clock);
        await world.App.System.Invitations.SendAsync(new NewInvitation("joe@contoso.example", "lisbon"));
        async Task<IEnumerable<string>> FoundAsync(string status) =>
            Keys(await UsersWorld.JsonAsync(await world.SendAsync("GET", $"/odata?$filter=Status eq '{status}'")));

        (await FoundAsync("InvitationSent")).Should().Equal("joe@contoso.example");
        clock.Advance(TimeSpan.FromDays(7));

        (await FoundAsync("InvitationSent")).Should().BeEmpty();
        (await FoundAsync("InvitationExpired")).Should().Equal("joe@contoso.example");
        (await world.GetAsync("joe@contoso.example")).GetProperty("statusDescription").GetString().Should().Be("InvitationExpired");
        (await FoundAsync("Active")).Should().Equal("ann", "bob");
    }

    [Test]
    public async Task V3_What_is_brought_along_is_what_the_organization_shows()
    {
        await _world.App.System.Roles.AssignAsync("ann", ["viewer"]);
        await _world.App.System.Groups.AddMembersAsync("porto:wine", ["bob"]);

        var page = await ListAsync("?$expand=Roles,Groups");

        page.GetProperty("items")[0].GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("roleKey").GetString())
            .Should().Equal("editor");
        page.GetProperty("items")[1].GetProperty("groups").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task V1_Users_of_other_organizations_and_tenants_are_not_listed()
    {
        await _world.App.Other.Users.CreateAsync(new NewUser("carol") { Organization = "seattle" });

        Keys(await UsersWorld.JsonAsync(await _world.SendAsync("GET", "/odata", organization: "porto"))).Should().Equal("bob");
        Keys(await UsersWorld.JsonAsync(await _world.SendAsync("GET", "/odata", organization: "atlas"))).Should().BeEmpty();
    }

    private static IEnumerable<string> Keys(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("userKey").GetString()!);

    private static IEnumerable<string> Members(JsonElement page) =>
        page.GetProperty("items")[0].EnumerateObject().Select(member => member.Name);

    private async Task<JsonElement> ListAsync(string query) => await UsersWorld.JsonAsync(await _world.SendAsync("GET", "/odata" + query));
}
