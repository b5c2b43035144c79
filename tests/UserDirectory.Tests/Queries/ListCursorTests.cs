using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed partial class ListCursorTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public void SetUp() => _test = new TestDirectory();

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        await MakeAsync("a", "b", "c", "d", "e", "f", "g");

        var pages = await PagesAsync(() => new OrganizationQuery { Take = 3 });

        pages.Should().BeEquivalentTo([new[] { "a", "b", "c" }, ["d", "e", "f"], ["g"]], options => options.WithStrictOrdering());
    }

    [Test]
    public async Task The_last_page_has_no_cursor_even_when_it_is_full()
    {
        await MakeAsync("a", "b");

        var page = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 2 });

        page.HasMore.Should().BeFalse();
        page.NextCursor.Should().BeNull();
    }

    [Test]
    public async Task A_page_of_nothing_has_no_cursor()
    {
        await MakeAsync("a");

        var page = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 0, IncludeTotal = true });

        page.Should().BeEquivalentTo(new { Total = 1L, HasMore = true, NextCursor = (string?)null });
    }

    [Test]
    public async Task What_comes_and_goes_meanwhile_shifts_nothing()
    {
        await MakeAsync("b", "d", "f", "h");
        var first = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 2 });

        await _test.System.Organizations.DeleteAsync("d");
        await MakeAsync("a", "e");
        var second = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 2, Cursor = first.NextCursor });

        second.Items.Select(each => each.Key)
            .Should().Equal(["e", "f"], "the page begins after the last item of the first, though that is gone");
    }

    [Test]
    public async Task The_size_of_the_page_may_change_and_the_total_may_be_asked_for()
    {
        await MakeAsync("a", "b", "c", "d");
        var first = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 1 });

        var second = await _test.System.Organizations.ListAsync(
            new OrganizationQuery { Take = 50, IncludeTotal = true, Cursor = first.NextCursor });

        second.Items.Select(each => each.Key).Should().Equal("b", "c", "d");
        second.Total.Should().Be(4, "it counts the items of all pages");
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Pages_of_one_in_any_order_are_the_list(Sort order)
    {
        var parent = await _test.OrganizationAsync("parent");
        await _test.System.Organizations.CreateAsync(new NewOrganization("b") { Name = "Zoë", Parent = parent.Id });
        await _test.System.Organizations.CreateAsync(new NewOrganization("a") { Label = "x", Type = OrganizationType.Test });
        await _test.System.Organizations.CreateAsync(new NewOrganization("d") { Name = "\U0001F600", Label = "y" });
        _test.Clock.Advance(TimeSpan.FromTicks(10));
        await _test.System.Organizations.CreateAsync(new NewOrganization("c") { Name = "zoé" });
        await _test.System.Organizations.SuspendAsync("d");
        var whole = await _test.System.Organizations.ListAsync(new OrganizationQuery { OrderBy = [order] });

        var pages = await PagesAsync(() => new OrganizationQuery { OrderBy = [order], Take = 1 });

        pages.SelectMany(page => page).Should().Equal(whole.Items.Select(each => each.Key));
        whole.Items.Should().HaveCount(5);
    }

    private static IEnumerable<Sort> Orders() =>
        OrganizationFields.All.Where(field => field.IsSortable).SelectMany(field => new Sort[] { field, field.Descending });

    private static OrganizationQuery Changed(OrganizationQuery query, string? cursor, Action<OrganizationQuery> change)
    {
        var changed = new OrganizationQuery
        {
            Take = query.Take,
            Search = query.Search,
            Where = query.Where,
            OrderBy = query.OrderBy,
            Cursor = cursor
        };
        change(changed);
        return changed;
    }

    private async Task MakeAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await _test.OrganizationAsync(key);
        }
    }

    private async Task<List<List<string>>> PagesAsync(Func<OrganizationQuery> make)
    {
        var pages = new List<List<string>>();
        string? cursor = null;
        do
        {
            var query = make();
            query.Cursor = cursor;
            var page = await _test.System.Organizations.ListAsync(query);
            pages.Add([.. page.Items.Select(each => each.Key)]);
            page.HasMore.Should().Be(page.NextCursor is not null);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return pages;
    }
}
