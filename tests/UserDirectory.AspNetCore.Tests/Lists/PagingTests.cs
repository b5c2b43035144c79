using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>Pages, orders, counts and the links from one page to the next.</summary>
public sealed class PagingTests
{
    private FewPeople _people = null!;

    [OneTimeSetUp]
    public async Task Make()
    {
        _people = new FewPeople();
        for (var i = 0; i < 250; i++)
        {
            await _people.Tenant.Users.CreateAsync(
                new NewUser($"user{i:D3}") { DisplayName = $"Name {i % 7} é+&=#", IsTechnician = i % 2 == 0 });
        }
    }

    [OneTimeTearDown]
    public void End() => _people.Dispose();

    [TestCase("", "100 100 50")]
    [TestCase("$top=100", "100")]
    [TestCase("$top=150", "100 50")]
    [TestCase("$top=200", "100 100")]
    [TestCase("$top=99999999999", "100 100 50")]
    [TestCase("$top=30", "30")]
    [TestCase("$top=0", "0")]
    [TestCase("$skip=120", "100 30")]
    [TestCase("$skip=10&$top=110", "100 10")]
    [TestCase("$skip=250", "0")]
    [TestCase("$filter=IsTechnician&$orderby=Name desc,CreatedOn", "100 25")]
    [TestCase("$filter=contains(Name,'é%2B%26%3D%23')&$count=true&$select=Name&$expand=Roles&$top=240", "100 100 40")]
    [TestCase("api-version=1&$Orderby=name", "100 100 50")]
    public async Task Pages_follow_each_other_until_all_is_shown(string query, string sizes)
    {
        var (pages, keys) = await FollowAsync(query);

        pages.Should().Be(sizes);
        keys.Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task The_order_goes_on_over_the_pages()
    {
        var (_, keys) = await FollowAsync("$orderby=Name desc, UserKey desc");

        keys.Should().Equal(Enumerable.Range(0, 250).OrderByDescending(i => i % 7).ThenByDescending(i => i).Select(i => $"user{i:D3}"));
    }

    [Test]
    public async Task Who_comes_or_goes_meanwhile_changes_no_other_page()
    {
        using var people = new FewPeople();
        for (var i = 100; i < 300; i++)
        {
            await people.Tenant.Users.CreateAsync(new NewUser($"user{i}"));
        }

        var first = FewPeople.ListRequestOf();
        var page = await people.ListAsync();
        await people.Tenant.Users.DeleteAsync("user150");
        await people.Tenant.Users.CreateAsync(new NewUser("another"));
        var next = Parsed(first.Next(page)!);

        (await people.ListAsync(next)).Items.Select(user => user.Key).Should().Equal(Enumerable.Range(200, 100).Select(i => $"user{i}"));
    }

    [Test]
    public async Task A_link_carries_every_option_and_the_rest_of_the_top()
    {
        var request = FewPeople.ListRequestOf(
            ("$TOP", "130"), ("$skip", "5"), ("$filter", "contains(Name,'é+&=#')"), ("x y", "1&2"), ("$inlinecount", "allpages"));
        var query = new UserQuery();
        request.Ask(query);

        var link = request.Next(await _people.Tenant.Users.ListAsync(query))!;

        link.Should().StartWith(
            "$filter=contains%28Name%2C%27%C3%A9%2B%26%3D%23%27%29&x%20y=1%262&$inlinecount=allpages&$top=30&$skiptoken=");
    }

    [TestCase("$count=true", true)]
    [TestCase("$count=TRUE", true)]
    [TestCase("$inlinecount=allpages", true)]
    [TestCase("$count=false", false)]
    [TestCase("$inlinecount=none", false)]
    [TestCase("$count=false&$inlinecount=allpages", true)]
    [TestCase("", false)]
    public async Task All_are_counted_when_it_is_asked_for(string query, bool isCounted) =>
        (await _people.ListAsync([.. Parsed(query), ("$top", "3"), ("$skip", "2")])).Total.Should().Be(isCounted ? 250 : null);

    [Test]
    public async Task A_token_of_another_list_is_refused_by_the_core()
    {
        var page = await _people.ListAsync();
        var list = async () => await _people.ListAsync(("$skiptoken", page.NextCursor!), ("$filter", "IsTechnician"));

        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Errors[0].Field.Should().Be("Cursor");
    }

    [TestCase("IsSystem, Name desc", "-DisplayName")]
    [TestCase("IsDeleted", "")]
    [TestCase("name ASC, NAME desc, Id", "DisplayName Id")]
    [TestCase("LastLogin Desc,createdon", "-LastLoginAt CreatedAt")]
    public void Steps_that_decide_nothing_are_left_out(string order, string steps) =>
        string.Join(
            ' ', FewPeople.ListRequestOf(("$orderby", order)).OrderBy.Select(sort => $"{(sort.IsDescending ? "-" : "")}{sort.Field.Name}"))
            .Should().Be(steps);

    [Test]
    public void What_is_shown_is_what_is_selected_and_brought_along()
    {
        var request = FewPeople.ListRequestOf(("$select", "userkey, Name"), ("$expand", "roles"));

        new[] { "UserKey", "Name", "Roles", "Email", "Groups" }.Where(request.Shows).Should().Equal("UserKey", "Name", "Roles");
        FewPeople.ListRequestOf(("$select", "*,Name")).Select.Should().BeNull();
        FewPeople.ListRequestOf().Shows("Email").Should().BeTrue();
    }

    [Test]
    public void What_is_brought_along_is_asked_of_the_core()
    {
        var query = new UserQuery { Include = UserParts.Grants };
        FewPeople.ListRequestOf(("$expand", "Groups,roles")).Ask(query);

        query.Include.Should().Be(UserParts.Roles | UserParts.Groups | UserParts.Grants);
    }

    private async Task<(string Sizes, List<string> Keys)> FollowAsync(string? link)
    {
        var sizes = new List<int>();
        var keys = new List<string>();
        while (link is not null)
        {
            var request = FewPeople.ListRequestOf(Parsed(link));
            var query = new UserQuery();
            request.Ask(query);
            var page = await _people.Tenant.Users.ListAsync(query);
            sizes.Add(page.Items.Count);
            keys.AddRange(page.Items.Select(user => user.Key));
            link = request.Next(page);
        }

        return (string.Join(' ', sizes), keys);
    }

    private static (string, string)[] Parsed(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Select(part => (Uri.UnescapeDataString(part[0]), Uri.UnescapeDataString(part[1])))];
}
