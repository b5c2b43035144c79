using System.Text;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

public sealed class ListCursorTests
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

        second.Items.Select(each => each.Key).Should().Equal(["e", "f"], "the page begins after the last item of the first, though that is gone");
    }

    [Test]
    public async Task The_size_of_the_page_may_change_and_the_total_may_be_asked_for()
    {
        await MakeAsync("a", "b", "c", "d");
        var first = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 1 });

        var second = await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 50, IncludeTotal = true, Cursor = first.NextCursor });

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

    [Test]
    public async Task A_cursor_of_another_question_is_refused()
    {
        await MakeAsync("a1", "a2", "a3");
        var query = new OrganizationQuery { Take = 1, Search = "a", Where = OrganizationFields.Key.StartsWith("a"), OrderBy = [OrganizationFields.Key] };
        var cursor = (await _test.System.Organizations.ListAsync(query)).NextCursor;
        cursor.Should().NotBeNull();

        await RefusedAsync(new OrganizationQuery { Cursor = cursor });
        await RefusedAsync(Changed(query, cursor, each => each.Search = null));
        await RefusedAsync(Changed(query, cursor, each => each.Search = "a1"));
        await RefusedAsync(Changed(query, cursor, each => each.Where = null));
        await RefusedAsync(Changed(query, cursor, each => each.Where = !query.Where!));
        await RefusedAsync(Changed(query, cursor, each => each.Where = OrganizationFields.Key.StartsWith("b")));
        await RefusedAsync(Changed(query, cursor, each => each.Where = OrganizationFields.Name.StartsWith("a")));
        await RefusedAsync(Changed(query, cursor, each => each.OrderBy = [OrganizationFields.Name]));
        await RefusedAsync(Changed(query, cursor, each => each.OrderBy = [OrganizationFields.Key.Descending]));
        (await _test.System.Organizations.ListAsync(Changed(query, cursor, each => each.Take = 2))).Items.Select(each => each.Key).Should().Equal("a2", "a3");
    }

    [Test]
    public async Task A_cursor_of_another_scope_is_refused()
    {
        await MakeAsync("a", "b");
        await _test.OrganizationAsync("a1", "a");
        await _test.OrganizationAsync("a2", "a");
        var cursor = (await _test.System.Organizations.ListBelowAsync("a", new OrganizationQuery { Take = 1 })).NextCursor;

        await RefusedAsync(new OrganizationQuery { Cursor = cursor });
        var other = async () => await _test.System.Organizations.ListBelowAsync("b", new OrganizationQuery { Cursor = cursor });
        await other.Should().ThrowAsync<InvalidInputException>();
        (await _test.System.Organizations.ListBelowAsync("a", new OrganizationQuery { Cursor = cursor })).Items.Select(each => each.Key).Should().Equal("a2");
    }

    [Test]
    public async Task A_cursor_of_another_tenant_or_record_type_is_refused()
    {
        await MakeAsync("a", "b");
        var cursor = (await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 1 })).NextCursor;
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));

        var elsewhere = async () => await _test.Directory.Tenant("other").AsSystem("test").Organizations.ListAsync(new OrganizationQuery { Cursor = cursor });
        var users = async () => await _test.System.Users.ListAsync(new UserQuery { Cursor = cursor });

        await elsewhere.Should().ThrowAsync<InvalidInputException>();
        await users.Should().ThrowAsync<InvalidInputException>();
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("not a cursor")]
    [TestCase("AAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_cursor_is_refused(string cursor) => await RefusedAsync(new OrganizationQuery { Cursor = cursor });

    [Test]
    public async Task A_cursor_with_any_character_changed_is_refused()
    {
        await MakeAsync("a", "b");
        var cursor = (await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 1 })).NextCursor!;

        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = new StringBuilder(cursor) { [i] = cursor[i] == 'A' ? 'B' : 'A' }.ToString();
            await RefusedAsync(new OrganizationQuery { Cursor = changed });
        }

        await RefusedAsync(new OrganizationQuery { Cursor = cursor.Substring(0, cursor.Length - 4) });
        await RefusedAsync(new OrganizationQuery { Cursor = cursor + "AAAA" });
    }

    [TestCase("00")]
    [TestCase("")]
    [TestCase("01")]
    [TestCase("010000")]
    [TestCase("01FFFFFFFF")]
    [TestCase("01FFFFFF7F")]
    [TestCase("0102000000C328")]
    [TestCase("01010000006100")]
    public void A_forged_position_behind_a_right_hash_is_refused_or_harmless(string forged)
    {
        var cursor = Forged(Convert.FromHexString(forged));

        var read = () => new ListCursor("query", [OrganizationFields.Key]).Read(cursor);

        if (forged == "00")
        {
            read().Values.Should().Equal(FieldValue.Missing);
        }
        else
        {
            read.Should().Throw<InvalidInputException>().Which.Errors.Should().ContainSingle().Which.Code.Should().Be("cursor.invalid");
        }
    }

    [Test]
    public void A_forged_time_is_refused()
    {
        var cursor = Forged([1, .. BitConverter.GetBytes(long.MaxValue)]);

        var read = () => new ListCursor("query", [OrganizationFields.CreatedAt]).Read(cursor);

        read.Should().Throw<InvalidInputException>();
    }

    [Test]
    public void Every_kind_of_value_is_read_as_it_was_written()
    {
        var user = new User
        {
            Id = Guid.NewGuid(),
            TenantId = Guid.NewGuid(),
            Key = "Ann\U0001F600",
            IsTechnician = true,
            HomeOrganizationId = Guid.NewGuid(),
            CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            LastLoginAt = null,
        };
        Sort[] order = [UserFields.Key, UserFields.IsTechnician, UserFields.HomeOrganizationId, UserFields.CreatedAt, UserFields.LastLoginAt];

        var position = new ListCursor("query", order).Read(new ListCursor("query", order).Write(user));

        position.Id.Should().Be(user.Id);
        position.Values.Should().Equal(order.Select(sort => sort.Field.Read(user)));
    }

    private static string Forged(byte[] values)
    {
        byte[] position = [.. Guid.NewGuid().ToByteArray(), .. values];
        return Base64UrlText.Encode([.. BitConverter.GetBytes(ListCursor.HashOf("query", position)), .. position]);
    }

    private static IEnumerable<Sort> Orders() =>
        OrganizationFields.All.Where(field => field.IsSortable).SelectMany(field => new Sort[] { field, field.Descending });

    private static OrganizationQuery Changed(OrganizationQuery query, string? cursor, Action<OrganizationQuery> change)
    {
        var changed = new OrganizationQuery { Take = query.Take, Search = query.Search, Where = query.Where, OrderBy = query.OrderBy, Cursor = cursor };
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

    private async Task RefusedAsync(OrganizationQuery query)
    {
        var list = async () => await _test.System.Organizations.ListAsync(query);
        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Field = "Cursor", Code = "cursor.invalid" });
    }
}
