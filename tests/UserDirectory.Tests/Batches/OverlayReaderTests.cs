using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Batches;

public sealed class OverlayReaderTests
{
    private TestDirectory _test = null!;
    private RecordOverlay _overlay = null!;
    private OverlayReader _reader = null!;
    private Guid _tenantId;
    private Organization _lisbon = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _overlay = new RecordOverlay();
        _reader = new OverlayReader(_test.InMemory, _overlay);
        _lisbon = await _test.OrganizationAsync("lisbon");
        _ann = await _test.UserAsync("ann", "lisbon");
        _tenantId = await _test.TenantIdAsync();
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task What_is_laid_over_is_found_by_id_and_by_key_in_any_casing()
    {
        var bob = Laid("Bob");

        (await _reader.FindAsync<User>(_tenantId, bob.Id, default)).Should().BeSameAs(bob);
        (await FindByKeyAsync("BOB")).Should().BeSameAs(bob);
        (await FindByKeyAsync("ann")).Should().Be(_ann);
    }

    [Test]
    public async Task A_key_that_was_changed_finds_nothing_any_more()
    {
        var renamed = _ann with { Key = "anna" };
        _overlay.Put(renamed);

        (await FindByKeyAsync("ann")).Should().BeNull();
        (await FindByKeyAsync("anna")).Should().BeSameAs(renamed);
    }

    [Test]
    public async Task A_key_that_one_left_can_be_another_s()
    {
        _overlay.Put(_ann with { Key = "anna" });
        var other = Laid("ann");

        (await FindByKeyAsync("ann")).Should().BeSameAs(other);
        _overlay.Forget(_ann);
        (await FindByKeyAsync("anna")).Should().BeNull();
    }

    [Test]
    public async Task A_list_has_what_satisfies_the_filter_as_it_is_laid_over()
    {
        var bob = await _test.UserAsync("bob");
        _overlay.Put(bob with { Culture = "pt" });
        _overlay.Put(_ann with { Culture = "en" });
        Laid("eve", "pt");

        (await KeysAsync(UserFields.Culture.EqualTo("pt"))).Should().BeEquivalentTo("bob", "eve");
        (await KeysAsync(UserFields.Culture.NotEqualTo("pt"))).Should().BeEquivalentTo("ann");
        (await KeysAsync(UserFields.Culture.In(["en", "pt"]) & !UserFields.Key.EqualTo("eve"))).Should().BeEquivalentTo("ann", "bob");
        (await KeysAsync(UserFields.Culture.IsMissing() | UserFields.Key.EqualTo("EVE"))).Should().BeEquivalentTo("eve");
    }

    [Test]
    public async Task A_list_goes_on_past_pages_of_which_everything_is_laid_over()
    {
        foreach (var i in Enumerable.Range(0, 20))
        {
            var user = await _test.UserAsync($"u{i}");
            _overlay.Put(user with { IsTechnician = true });
        }

        var page = await _reader.QueryAsync(
            new Query<User>(_tenantId) { Where = UserFields.IsTechnician.EqualTo(false), Take = 1 }, default);

        page.Items.Select(user => user.Key).Should().Equal("ann");
    }

    [Test]
    public async Task The_facts_of_an_account_have_what_is_laid_over()
    {
        var atlas = new Organization { Id = Guid.NewGuid(), TenantId = _tenantId, Key = "atlas", AncestorIds = [_lisbon.Id] };
        var sales = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        var emea = await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        var editor = await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
        var own = new RoleAssignment
        {
            Id = Guid.NewGuid(),
            TenantId = _tenantId,
            RoleId = editor.Id,
            UserId = _ann.Id,
            OrganizationId = atlas.Id
        };
        _overlay.Put(atlas);
        _overlay.Put(_ann with { IsTechnician = true });
        _overlay.Put(new Membership { Id = Guid.NewGuid(), TenantId = _tenantId, UserId = _ann.Id, OrganizationId = atlas.Id });
        _overlay.Put(new GroupMember { Id = Guid.NewGuid(), TenantId = _tenantId, GroupId = emea.Id, UserId = _ann.Id });
        _overlay.Put(own);

        var facts = await _reader.ReadAccessAsync(_tenantId, _ann.Id, atlas.Id, default);

        facts!.User!.IsTechnician.Should().BeTrue();
        facts.Path.Should().Equal(atlas, _lisbon);
        facts.Memberships.Select(membership => membership.OrganizationId).Should().BeEquivalentTo([_lisbon.Id, atlas.Id]);
        facts.MemberOf.Should().Equal(emea.Id);
        facts.Groups.Should().BeEquivalentTo([emea, sales]);
        facts.Assignments.Should().HaveCount(2).And.Contain(own).And.Contain(assignment => assignment.GroupId == sales.Id);
        facts.Roles.Should().Equal(editor);
    }

    [Test]
    public async Task The_facts_have_an_assignment_once_that_is_laid_over_a_stored_one()
    {
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync("ann", ["editor"]);
        var stored = (await _test.AllAsync<RoleAssignment>()).Single();
        var laid = stored with { ValidUntil = _test.Clock.GetUtcNow() };
        _overlay.Put(laid);

        var facts = await _reader.ReadAccessAsync(_tenantId, _ann.Id, null, default);

        facts!.Assignments.Should().Equal(laid);
    }

    private User Laid(string key, string? culture = null)
    {
        var user = new User { Id = Guid.NewGuid(), TenantId = _tenantId, Key = key, Culture = culture };
        _overlay.Put(user);
        return user;
    }

    private async Task<User?> FindByKeyAsync(string key) =>
        await _reader.FindByKeyAsync<User>(RecordKeys.User.For(_tenantId, key), default);

    private async Task<IEnumerable<string>> KeysAsync(Filter where) =>
        (await _reader.QueryAsync(new Query<User>(_tenantId) { Where = where }, default)).Items.Select(user => user.Key);
}
