using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Permissions;

public sealed class WhereCanTests
{
    private TestDirectory _test = null!;
    private CountingStore _store = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: store => _store = new CountingStore(store));
        foreach (var (key, parent) in new[] { ("iberia", default(EntityRef)), ("lisbon", "iberia"),
            ("alfama", "lisbon"), ("porto", "iberia") })
        {
            // Ids of one millisecond come in no order.
            _test.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await _test.OrganizationAsync(key, parent);
        }

        await _test.RoleAsync("editor", ["invoices.write"]);
        _ann = await _test.UserAsync("ann", "lisbon", "editor");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task It_tells_the_organizations_by_id_with_their_names()
    {
        var lisbon = await _test.System.Organizations.UpdateAsync("lisbon", new OrganizationUpdate { Name = "Lisboa" });
        var alfama = await _test.System.Organizations.GetAsync("alfama");

        (await _test.System.Permissions.WhereCanAsync("ann", "invoices.write")).Items.Should()
            .Equal(new PermittedOrganization(lisbon.Id, "lisbon", "Lisboa"), new PermittedOrganization(alfama.Id, "alfama", null));
    }

    [Test]
    public async Task A_tenant_wide_role_counts_where_the_account_enters()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"]);

        (await WhereAsync()).Should().Equal("lisbon", "alfama");
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["type:production"]);
        (await WhereAsync()).Should().Equal("iberia", "lisbon", "alfama", "porto");
    }

    [Test]
    public async Task Who_holds_everything_tenant_wide_enters_everywhere()
    {
        await _test.System.Users.GrantAsync("ann", ["*.*"]);

        (await WhereAsync()).Should().Equal("iberia", "lisbon", "alfama", "porto");
    }

    [Test]
    public async Task A_suspended_organization_and_all_below_it_are_left_out()
    {
        await _test.System.Users.GrantAsync("ann", ["*.*"]);
        await _test.System.Organizations.SuspendAsync("lisbon");

        (await WhereAsync()).Should().Equal("iberia", "porto");
    }

    [Test]
    public async Task Dates_count()
    {
        await _test.System.Roles.AssignAsync(
            "ann", ["editor"], "lisbon", new Validity(_test.Clock.GetUtcNow().AddHours(1), _test.Clock.GetUtcNow().AddHours(2)));

        (await WhereAsync()).Should().BeEmpty();
        _test.Clock.Advance(TimeSpan.FromHours(1));
        (await WhereAsync()).Should().Equal("lisbon", "alfama");
        _test.Clock.Advance(TimeSpan.FromHours(1));
        (await WhereAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task An_account_that_is_switched_off_can_nowhere()
    {
        await _test.System.Users.GrantAsync("ann", ["*.*"]);
        await _test.System.Users.DeactivateAsync("ann");

        (await WhereAsync()).Should().BeEmpty();
    }

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(1001)]
    public async Task A_page_has_1_to_1000_organizations(int take)
    {
        var ask = async () => await _test.System.Permissions.WhereCanAsync("ann", "invoices.write", take: take);

        await ask.ShouldBeInvalidAsync("take take.range");
    }

    [Test]
    public async Task A_permission_that_nobody_declared_and_an_account_that_is_not_there_are_refused()
    {
        var undeclared = async () => await _test.System.Permissions.WhereCanAsync("ann", "nothing.at-all");
        var byKey = async () => await _test.System.Permissions.WhereCanAsync("nobody", "invoices.write");
        var byId = async () => await _test.System.Permissions.WhereCanAsync(Guid.NewGuid(), "invoices.write");

        await undeclared.ShouldBeInvalidAsync("permission permission.unknown");
        await byKey.ShouldBeRefusedAsync("user.not_found");
        await byId.ShouldBeRefusedAsync("user.not_found");
    }

    [Test]
    public async Task A_cursor_belongs_to_its_question()
    {
        await _test.UserAsync("bob", "lisbon", "editor");
        var cursor = (await _test.System.Permissions.WhereCanAsync("ann", "invoices.write", take: 1)).NextCursor;
        var people = (await _test.System.Permissions.WhoCanAsync("invoices.write", "lisbon", take: 1)).NextCursor;
        cursor.Should().NotBeNull();
        people.Should().NotBeNull();

        var otherUser = async () => await _test.System.Permissions.WhereCanAsync("bob", "invoices.write", cursor);
        var otherPermission = async () => await _test.System.Permissions.WhereCanAsync("ann", "invoices.read", cursor);
        var who = async () => await _test.System.Permissions.WhereCanAsync("ann", "invoices.write", people);
        var where = async () => await _test.System.Permissions.WhoCanAsync("invoices.write", "lisbon", cursor);

        await otherUser.ShouldBeInvalidAsync("cursor cursor.invalid");
        await otherPermission.ShouldBeInvalidAsync("cursor cursor.invalid");
        await who.ShouldBeInvalidAsync("cursor cursor.invalid");
        await where.ShouldBeInvalidAsync("cursor cursor.invalid");
        (await _test.System.Permissions.WhereCanAsync(_ann.Id, "invoices.write", cursor)).Items.Select(place => place.Key)
            .Should().Equal("alfama");
    }

    [Test]
    public async Task Others_are_asked_about_by_who_may_know_rights_in_the_whole_tenant()
    {
        var auditor = await _test.HolderAsync("auditor", default, "permissions.read");
        var local = await _test.HolderAsync("local", "iberia", "*.*");
        var reader = await _test.HolderAsync("reader", default, "users.read", "organizations.read");

        (await _test.As(auditor).Permissions.WhereCanAsync("ann", "invoices.write")).Items.Should().HaveCount(2);
        foreach (var other in new[] { local, reader })
        {
            var there = async () => await _test.As(other).Permissions.WhereCanAsync("ann", "invoices.write");
            var unknown = async () => await _test.As(other).Permissions.WhereCanAsync("nobody", "invoices.write");
            await there.ShouldLackAsync("permissions.read");
            await unknown.ShouldLackAsync("permissions.read");
        }
    }

    [Test]
    public async Task Oneself_can_always_be_asked_about()
    {
        (await _test.As(_ann).Permissions.WhereCanAsync("ann", "invoices.write")).Items.Select(place => place.Key)
            .Should().Equal("lisbon", "alfama");
        (await _test.As(_ann).Permissions.WhereCanAsync(_ann.Id, "invoices.read")).Items.Should().BeEmpty();
    }

    [Test]
    public async Task An_actor_who_is_nobody_learns_nothing()
    {
        var stranger = Guid.NewGuid();

        var self = async () => await _test.Directory.As(stranger).Permissions.WhereCanAsync(stranger, "invoices.write");
        var other = async () => await _test.Directory.As(stranger).Permissions.WhereCanAsync("ann", "invoices.write");

        await self.ShouldBeRefusedAsync("access.unknown_actor");
        await other.ShouldBeRefusedAsync("access.unknown_actor");
    }

    [Test]
    public async Task The_store_is_asked_as_often_for_many_organizations_as_for_few()
    {
        var few = await CallsAsync();
        for (var i = 0; i < 60; i++)
        {
            await _test.OrganizationAsync($"office-{i}", i % 2 == 0 ? "alfama" : "porto");
        }

        (await CallsAsync()).Should().Be(few).And.Be(3, "the facts, the page of organizations, and those above them");
        (await WhereAsync()).Should().HaveCount(32);
    }

    [Test]
    public async Task Organizations_that_the_account_has_nothing_at_are_not_visited()
    {
        for (var i = 0; i < 250; i++)
        {
            await _test.OrganizationAsync($"office-{i}", "porto");
        }

        (await CallsAsync()).Should().Be(3);
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        (await CallsAsync()).Should().Be(3, "she enters no more than before");
    }

    private async Task<int> CallsAsync()
    {
        _store.Restart();
        await _test.System.Permissions.WhereCanAsync(_ann.Id, "invoices.write");
        return _store.Calls.Count;
    }

    private async Task<IEnumerable<string>> WhereAsync() =>
        (await _test.System.Permissions.WhereCanAsync("ann", "invoices.write")).Items.Select(place => place.Key);
}
