using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Lists;

/// <summary>What each operator, function and literal of a condition finds.</summary>
public sealed class FilterTests
{
    private FewPeople _people = null!;

    [OneTimeSetUp]
    public async Task Make() => _people = await FewPeople.MadeAsync();

    [OneTimeTearDown]
    public void End() => _people.Dispose();

    [TestCase("Name eq 'Ana Lima'", "ana")]
    [TestCase("name EQ 'ANA LIMA'", "ana")]
    [TestCase("Name ne 'Ana Lima'", "bob celine dora eve")]
    [TestCase("not (Name eq 'Ana Lima')", "bob celine dora eve")]
    [TestCase("Name gt 'Bob Stone'", "celine dora")]
    [TestCase("Name ge 'Bob Stone'", "bob celine dora")]
    [TestCase("Name lt 'Bob Stone'", "ana")]
    [TestCase("Name le 'Bob Stone'", "ana bob")]
    [TestCase("'Bob Stone' lt Name", "celine dora")]
    [TestCase("(Name) eq 'Bob Stone'", "bob")]
    [TestCase("Name eq 'Céline O''Hara, (CTO)'", "celine")]
    [TestCase("Name eq null", "eve")]
    [TestCase("null eq Name", "eve")]
    [TestCase("Name ne null", "ana bob celine dora")]
    [TestCase("Name gt null", "")]
    [TestCase("Email eq null and Status eq 1", "celine")]
    [TestCase("LastLogin eq null", "ana celine dora eve")]
    [TestCase("Culture eq 'pt-PT'", "ana")]
    [TestCase("UserKey eq 'ANA' or UserKey eq 'bob' and IsActive eq false", "ana bob")]
    [TestCase("(UserKey eq 'ana' or UserKey eq 'bob') and IsActive eq false", "bob")]
    public async Task Comparisons(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [TestCase("startswith(Name, 'ana')", "ana")]
    [TestCase("startswith (Name,'ana') eq true", "ana")]
    [TestCase("startswith(Name,'ana') eq false", "bob celine dora eve")]
    [TestCase("startswith(Name,'ana') ne true", "bob celine dora eve")]
    [TestCase("true eq endswith(Email,'.COM')", "bob")]
    [TestCase("contains(Name,'o''hara, (')", "celine")]
    [TestCase("substringof('stone', Name)", "bob")]
    [TestCase("SubstringOf('a, (', Name) eq true", "celine")]
    [TestCase("not substringof('a',Name)", "bob eve")]
    [TestCase("contains(Name,'substringof(''a'',b)')", "")]
    public async Task Functions(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [TestCase("IsTechnician", "ana")]
    [TestCase("not IsTechnician", "bob celine dora eve")]
    [TestCase("not not IsTechnician", "ana")]
    [TestCase("not IsTechnician eq true", "bob celine dora eve")]
    [TestCase("IsTechnician eq true", "ana")]
    [TestCase("IsTechnician gt false", "ana")]
    [TestCase("IsTechnician in (true)", "ana")]
    [TestCase("IsActive", "ana celine eve")]
    [TestCase("not IsActive", "bob dora")]
    [TestCase("IsActive eq false", "bob dora")]
    [TestCase("IsActive ne false", "ana celine eve")]
    [TestCase("IsActive ge false", "ana bob celine dora eve")]
    [TestCase("IsActive lt false", "")]
    [TestCase("IsActive in (true, false)", "ana bob celine dora eve")]
    [TestCase("IsActive in (true, true)", "ana celine eve")]
    [TestCase("IsActive eq null", "")]
    [TestCase("IsActive ne null", "ana bob celine dora eve")]
    [TestCase("IsSystem", "")]
    [TestCase("IsSystem eq false", "ana bob celine dora eve")]
    [TestCase("isDeleted eq false and isSystem ne true", "ana bob celine dora eve")]
    [TestCase("IsDeleted eq true", "")]
    [TestCase("true", "ana bob celine dora eve")]
    [TestCase("false or IsTechnician", "ana")]
    public async Task Flags(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [TestCase("Status eq 1", "ana celine eve")]
    [TestCase("Status eq 'Active'", "ana celine eve")]
    [TestCase("Status eq 'aCTIVE'", "ana celine eve")]
    [TestCase("status eq '2'", "bob")]
    [TestCase("Status ne 'Inactive'", "ana celine dora eve")]
    [TestCase("Status gt 1", "bob dora")]
    [TestCase("Status le 'Inactive'", "ana bob celine eve")]
    [TestCase("3 eq Status", "dora")]
    [TestCase("Status eq 3L", "dora")]
    [TestCase("Status in (2,3)", "bob dora")]
    [TestCase("Status in ('active', 2)", "ana bob celine eve")]
    [TestCase("not (Status in ('1'))", "bob dora")]
    public async Task Statuses(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [Test]
    public async Task A_status_is_as_of_now()
    {
        using var people = await FewPeople.MadeAsync();
        people.Advance(TimeSpan.FromDays(30));

        (await people.KeysAsync("$filter", "Status eq 'InvitationExpired'")).Should().Be("dora");
    }

    [TestCase("CreatedOn ge 2026-01-07T09:00:00Z", "celine dora eve")]
    [TestCase("CreatedOn gt 2026-01-07T09:00:00.000Z", "dora eve")]
    [TestCase("CreatedOn eq 2026-01-07T10:00:00+01:00", "celine")]
    [TestCase("CreatedOn eq 2026-01-07T09:00", "celine")]
    [TestCase("CreatedOn lt 2026-01-06", "ana")]
    [TestCase("CreatedOn eq datetime'2026-01-07T09:00:00'", "celine")]
    [TestCase("createdon le DateTime'2026-01-06T09:00:00.0000000Z'", "ana bob")]
    [TestCase("CreatedOn eq datetimeoffset'2026-01-07T09:00:00-00:00'", "celine")]
    [TestCase("LastLogin lt 2026-02-01T00:00:00Z", "bob")]
    [TestCase("LastLogin ne 2026-02-01T00:00:00Z", "ana bob celine dora eve")]
    [TestCase("CreatedOn in (2026-01-07T09:00:00Z, datetime'2026-01-06T09:00')", "bob celine")]
    public async Task Times(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [TestCase("Id eq {0}")]
    [TestCase("Id eq guid'{0}'")]
    [TestCase("Id eq GUID'{0}'")]
    [TestCase("Id eq '{0}'")]
    [TestCase("Id in ({0}, guid'00000000-0000-0000-0000-000000000000')")]
    [TestCase("Id in ('{0}')")]
    public async Task Ids(string filter)
    {
        var id = (await _people.Tenant.Users.GetAsync("bob")).Id;

        (await _people.KeysAsync("$filter", string.Format(null, filter, id))).Should().Be("bob");
        (await _people.KeysAsync("$filter", string.Format(null, filter, id.ToString().ToUpperInvariant()))).Should().Be("bob");
    }

    [TestCase("Name in ('BOB STONE', 'Céline O''Hara, (CTO)', 'x')", "bob celine")]
    [TestCase("Name in (null, 'dora')", "dora eve")]
    [TestCase("Name in ()", "")]
    [TestCase("not (UserKey in ('ana','bob'))", "celine dora eve")]
    [TestCase("(UserKey in ('ana','bob')) eq false", "celine dora eve")]
    [TestCase("(UserKey in ('ana','bob')) ne true", "celine dora eve")]
    public async Task Lists(string filter, string found) => (await _people.KeysAsync("$filter", filter)).Should().Be(found);

    [Test]
    public async Task Texts_that_look_like_something_else_are_texts()
    {
        foreach (var text in new[] { "guid'x'", "datetime''2026''", "substringof(", "a\\u0041", "%41", "a+b",
            "[x]", "{\"x\":1}", "null", "\"", "//", "@p", "a\tb", "😀" })
        {
            var quoted = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
            var group = await _people.Tenant.Groups.CreateAsync(new NewGroup("texts") { Name = "Texts", Notes = text });
            foreach (var filter in new[]
            {
                $"Notes eq {quoted}", $"Notes in ({quoted})", $"Notes in ('',{quoted},'x')",
                $"startswith(Notes,{quoted})", $"substringof({quoted},Notes)",
            })
            {
                var query = new GroupQuery();
                ListRequest.Read(ListModel.Groups, FewPeople.Pairs(("$filter", filter))).Ask(query);
                (await _people.Tenant.Groups.ListAsync(query)).Items.Should().ContainSingle(filter).Which.Notes.Should().Be(text);
            }

            await _people.Tenant.Groups.DeleteAsync(group.Id);
        }
    }
}
