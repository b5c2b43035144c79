using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserListingTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;

    // acme ─ lisbon ─ atlas, acme ─ porto; tess belongs nowhere, lara to lisbon, alan to atlas, paul to porto
    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("acme");
        _lisbon = await _test.OrganizationAsync("lisbon", "acme");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto", "acme");
        await _test.UserAsync("tess");
        await _test.UserAsync("lara", "lisbon", "read-only");
        await _test.UserAsync("alan", "atlas", "read-only");
        await _test.UserAsync("paul", "porto", "admin");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task Without_an_organization_it_is_every_account_by_key() =>
        (await KeysAsync(new UserQuery())).Should().Equal("alan", "lara", "paul", "tess");

    [Test]
    public async Task An_organization_has_those_with_a_membership_record_there()
    {
        await _test.InvitedAsync("ines", _lisbon, _test.Clock.GetUtcNow().AddDays(7));

        (await KeysAsync(new UserQuery { Organization = "acme/lisbon" })).Should().Equal("ines", "lara");
        (await KeysAsync(new UserQuery { Organization = "acme" })).Should().BeEmpty("rights from above make no member");
    }

    [Test]
    public async Task Memberships_below_count_on_request()
    {
        (await KeysAsync(new UserQuery { Organization = "lisbon", IncludeBelow = true })).Should().Equal("alan", "lara");
        (await KeysAsync(new UserQuery { Organization = "acme", IncludeBelow = true })).Should().Equal("alan", "lara", "paul");
    }

    [Test]
    public async Task A_group_has_its_direct_members()
    {
        var group = await _test.StoreAsync(tenantId => new Group { Id = Guid.NewGuid(), TenantId = tenantId, Key = "staff" });
        var lara = await _test.System.Users.GetAsync("lara");
        await _test.StoreAsync(
            tenantId => new GroupMember { Id = Guid.NewGuid(), TenantId = tenantId, GroupId = group.Id, UserId = lara.Id });

        (await KeysAsync(new UserQuery { Group = "staff" })).Should().Equal("lara");
        (await KeysAsync(new UserQuery { Group = group.Id, Organization = "porto" })).Should().BeEmpty();
        await NotFoundAsync(new UserQuery { Group = "nobody" }, "Group");
    }

    [Test]
    public async Task A_role_has_those_that_are_assigned_it_themselves()
    {
        (await KeysAsync(new UserQuery { Role = "read-only" })).Should().Equal("alan", "lara");
        (await KeysAsync(new UserQuery { Role = "read-only", Organization = "atlas" })).Should().Equal("alan");
        (await KeysAsync(new UserQuery { Role = "read-only", Organization = "lisbon", IncludeBelow = true }))
            .Should().Equal("alan", "lara");
        (await KeysAsync(new UserQuery { Role = "admin", Organization = "lisbon", IncludeBelow = true })).Should().BeEmpty();
        await NotFoundAsync(new UserQuery { Role = "nothing" }, "Role");
    }

    [Test]
    public async Task At_an_organization_only_an_assignment_there_counts()
    {
        var lara = await _test.System.Users.GetAsync("lara");
        await _test.System.Members.AddAsync(lara.Id, "porto");

        (await KeysAsync(new UserQuery { Role = "read-only", Organization = "porto" })).Should().BeEmpty();
    }

    [Test]
    public async Task An_unknown_organization_is_not_found_and_named() =>
        await NotFoundAsync(new UserQuery { Organization = "nowhere" }, "Organization");

    [TestCase("LAR")]
    [TestCase("mora")]
    [TestCase("nobody")]
    public async Task A_search_looks_in_key_e_mail_and_names_in_any_casing(string search)
    {
        await _test.System.Users.CreateAsync(new NewUser("ana") { DisplayName = "Ana Lar", FamilyName = "Morais" });
        await _test.System.Users.CreateAsync(new NewUser("bea") { Email = "bea@larger.example", GivenName = "Amora" });

        var expected = search switch { "LAR" => new[] { "ana", "bea", "lara" }, "mora" => ["ana", "bea"], _ => [] };

        (await KeysAsync(new UserQuery { Search = search })).Should().Equal(expected);
    }

    [TestCase("anna lindgren")]
    [TestCase("LINDGREN anna")]
    [TestCase("müller josé")]
    [TestCase("jose muller")]
    [TestCase("  kenny  ")]
    [TestCase("jose")]
    [TestCase("isik")]
    [TestCase("strasse")]
    [TestCase("annalindgren")]
    [TestCase("anna josé")]
    public async Task A_search_finds_every_word_in_any_field_and_order_without_casing_and_marks(string search)
    {
        await _test.System.Users.CreateAsync(new NewUser("u1") { GivenName = "Anna", FamilyName = "Lindgren" });
        await _test.System.Users.CreateAsync(new NewUser("u2") { GivenName = "José", FamilyName = "Müller" });
        await _test.System.Users.CreateAsync(new NewUser("u3") { GivenName = "Kenny", FamilyName = "Işık", DisplayName = "Kenny Straße" });

        var expected = search switch
        {
            "anna lindgren" or "LINDGREN anna" => new[] { "u1" },
            "müller josé" or "jose muller" or "jose" => ["u2"],
            "  kenny  " or "isik" or "strasse" => ["u3"],
            _ => [],
        };

        (await KeysAsync(new UserQuery { Search = search })).Should().Equal(expected);
        (await _test.System.Users.CountAsync(new UserQuery { Search = search })).Should().Be(expected.Length);
    }

    [Test]
    public async Task A_change_of_a_name_is_told_without_the_search_text()
    {
        await _test.System.Users.UpdateAsync("tess", new UserUpdate { GivenName = "Thérèse" });

        (await KeysAsync(new UserQuery { Search = "therese" })).Should().Equal("tess");
        (await _test.AllAsync<Change>()).SelectMany(change => change.Entries).SelectMany(entry => entry.Fields).Select(field => field.Field)
            .Should().Contain("GivenName").And.NotContain("SearchText");
    }

    [Test]
    public async Task A_search_without_a_word_is_none() => (await KeysAsync(new UserQuery { Search = "\u0001" })).Should().HaveCount(4);

    [Test]
    public async Task A_blank_search_is_none() => (await KeysAsync(new UserQuery { Search = " \t" })).Should().HaveCount(4);

    [Test]
    public async Task Conditions_search_order_and_pages_go_together()
    {
        var page = await _test.System.Users.ListAsync(new UserQuery
        {
            Organization = "acme",
            IncludeBelow = true,
            Search = "a",
            Where = UserFields.Key.NotEqualTo("paul"),
            OrderBy = [UserFields.Key.Descending],
            Skip = 1,
            Take = 1,
            IncludeTotal = true,
        });

        page.Items.Should().ContainSingle().Which.Key.Should().Be("alan");
        page.Should().BeEquivalentTo(new { Total = 2L, HasMore = false });
    }

    [Test]
    public async Task Counting_counts_all_pages()
    {
        (await _test.System.Users.CountAsync()).Should().Be(4);
        (await _test.System.Users.CountAsync(new UserQuery { Organization = "acme", IncludeBelow = true, Take = 1, Skip = 2 }))
            .Should().Be(3);
        (await _test.System.Users.CountAsync(new UserQuery { Search = "la", Where = UserFields.Key.EqualTo("LARA") })).Should().Be(1);
    }

    [Test]
    public async Task Accounts_are_shown_as_of_the_call()
    {
        await _test.InvitedAsync("ines", _lisbon, _test.Clock.GetUtcNow().AddDays(7));
        _test.Clock.Advance(TimeSpan.FromDays(8));

        (await _test.System.Users.ListAsync(new UserQuery { Search = "ines" })).Items.Should().ContainSingle().Which.Status
            .Should().Be(UserStatus.InvitationExpired);
    }

    [Test]
    public async Task A_list_that_names_no_organization_asks_at_the_tenant()
    {
        var inside = await _test.ActorAsync("ivo", "lisbon", "users.list");
        var above = await _test.ActorAsync("ada", default, "users.list");

        var list = async () => await _test.As(inside).Users.ListAsync();
        var count = async () => await _test.As(inside).Users.CountAsync();

        (await list.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("users.list");
        (await count.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("users.list");
        (await _test.As(above).Users.ListAsync()).Items.Should().HaveCount(6);
    }

    [Test]
    public async Task A_list_of_an_organization_asks_there()
    {
        var ivo = await _test.ActorAsync("ivo", "lisbon", "users.list");

        (await _test.As(ivo).Users.ListAsync(new UserQuery { Organization = "atlas" })).Items.Select(user => user.Key)
            .Should().Equal("alan");
        (await _test.As(ivo).Users.CountAsync(new UserQuery { Organization = "lisbon" })).Should().Be(2);
        var porto = async () => await _test.As(ivo).Users.ListAsync(new UserQuery { Organization = "porto" });
        await porto.Should().ThrowAsync<AccessDeniedException>();
    }

    [Test]
    public async Task Who_is_nobody_in_the_tenant_hears_nothing()
    {
        var list = async () => await _test.Directory.As(Guid.NewGuid()).Users.ListAsync(new UserQuery { Organization = "nowhere" });

        (await list.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.unknown_actor");
    }

    private async Task<IEnumerable<string>> KeysAsync(UserQuery query) =>
        (await _test.System.Users.ListAsync(query)).Items.Select(user => user.Key);

    private async Task NotFoundAsync(UserQuery query, string field)
    {
        var list = async () => await _test.System.Users.ListAsync(query);
        (await list.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be(field);
    }
}
