using System.Text;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;

namespace UserDirectory.Tests.Queries;

/// <content>Cursors that are refused.</content>
public sealed partial class ListCursorTests
{
    [Test]
    public async Task A_cursor_of_another_question_is_refused()
    {
        await MakeAsync("a1", "a2", "a3");
        var query = new OrganizationQuery
        {
            Take = 1,
            Search = "a",
            Where = OrganizationFields.Key.StartsWith("a"),
            OrderBy = [OrganizationFields.Key]
        };
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
        (await _test.System.Organizations.ListAsync(Changed(query, cursor, each => each.Take = 2))).Items.Select(each => each.Key)
            .Should().Equal("a2", "a3");
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
        (await _test.System.Organizations.ListBelowAsync("a", new OrganizationQuery { Cursor = cursor })).Items.Select(each => each.Key)
            .Should().Equal("a2");
    }

    [Test]
    public async Task A_cursor_of_another_tenant_or_record_type_is_refused()
    {
        await MakeAsync("a", "b");
        var cursor = (await _test.System.Organizations.ListAsync(new OrganizationQuery { Take = 1 })).NextCursor;
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));

        var elsewhere = async () => await _test.Directory.Tenant("other")
            .AsSystem("test").Organizations.ListAsync(new OrganizationQuery { Cursor = cursor });
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
        Sort[] order = [
            UserFields.Key, UserFields.IsTechnician, UserFields.HomeOrganizationId, UserFields.CreatedAt, UserFields.LastLoginAt];

        var position = new ListCursor("query", order).Read(new ListCursor("query", order).Write(user));

        position.Id.Should().Be(user.Id);
        position.Values.Should().Equal(order.Select(sort => sort.Field.Read(user)));
    }

    private static string Forged(byte[] values)
    {
        byte[] position = [.. Guid.NewGuid().ToByteArray(), .. values];
        return Base64UrlText.Encode([.. BitConverter.GetBytes(ListCursor.HashOf("query", position)), .. position]);
    }

    private async Task RefusedAsync(OrganizationQuery query)
    {
        var list = async () => await _test.System.Organizations.ListAsync(query);
        (await list.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Field = "Cursor", Code = "cursor.invalid" });
    }
}
