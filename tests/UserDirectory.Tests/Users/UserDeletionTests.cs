using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Users;

public sealed class UserDeletionTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("deleter", ["users.delete", "users.read"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("team"));
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann")
        {
            Email = "ann@acme.example",
            ExternalId = "idp|ann",
            Organization = "lisbon",
            Roles = ["approver"],
            Groups = ["team"],
            Grants = ["reports.read"],
            Password = "correct horse battery",
            Picture = Images.DataUri("image/png", Images.Png),
        });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_account_and_everything_of_it_goes_in_one_commit()
    {
        var before = await _test.LatestChangeAsync();

        await _test.System.Users.DeleteAsync("ann");

        (await _test.System.Users.FindAsync("ann")).Should().BeNull();
        (await _test.AllAsync<Membership>()).Should().BeEmpty();
        (await _test.AllAsync<RoleAssignment>()).Should().BeEmpty();
        (await _test.AllAsync<GroupMember>()).Should().BeEmpty();
        (await _test.AllAsync<Credential>()).Should().BeEmpty();
        (await _test.AllAsync<Picture>()).Should().BeEmpty();
        (await _test.LatestChangeAsync()).Number.Should().Be(before.Number + 1);
    }

    [Test]
    public async Task The_feed_tells_what_went_without_values()
    {
        await _test.System.Users.DeleteAsync("ann");

        var change = await _test.LatestChangeAsync();
        change.Entries.Should().Contain(
            entry => entry.Record == RecordKind.User && entry.Id == _ann.Id && entry.Verb == ChangeVerb.Removed);
        change.Entries.Should().Contain(
            entry => entry.Record == RecordKind.DeletedUser && entry.Id == _ann.Id && entry.Verb == ChangeVerb.Added);
        change.Entries.Where(entry => RecordType.Of(entry.Record).Told.Count == 0).Should().OnlyContain(entry => entry.Fields.Count == 0);
        change.Entries.Where(entry => entry.Record == RecordKind.RoleAssignment).Should().NotBeEmpty().And.OnlyContain(
            entry => entry.Fields.Any(field => field.Field == "UserId" && field.Value == _ann.Id.ToString("D")),
            "of links it tells whose they were");
    }

    [Test]
    public async Task Open_invitations_are_taken_back()
    {
        await _test.InviteAsync(_ann, null, _test.Clock.GetUtcNow().AddDays(1));

        await _test.System.Users.DeleteAsync("ann");

        (await _test.AllAsync<Invitation>())
            .Should().ContainSingle(invitation => invitation.Status == InvitationStatus.Revoked && invitation.TokenHash == null);
    }

    [Test]
    public async Task Key_address_and_external_id_are_free_at_once()
    {
        await _test.System.Users.DeleteAsync("ann");

        var again = await _test.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", ExternalId = "idp|ann" });

        again.Id.Should().NotBe(_ann.Id);
        (await _test.System.Users.FindByEmailAsync("ann@acme.example"))!.Id.Should().Be(again.Id);
    }

    [Test]
    public async Task The_bin_keeps_it_with_what_it_had_and_shows_no_password()
    {
        await _test.System.Users.DeleteAsync("ann");

        var deleted = (await _test.System.Users.ListDeletedAsync()).Items.Should().ContainSingle().Which;
        deleted.Should().BeEquivalentTo(new { _ann.Id, PurgeAt = _test.Clock.GetUtcNow().AddDays(30), Credential = (Credential?)null });
        deleted.User.Key.Should().Be("ann");
        deleted.Memberships.Should().ContainSingle();
        deleted.Assignments.Should().ContainSingle();
        deleted.GroupMembers.Should().ContainSingle();
        (await _test.AllAsync<DeletedUser>()).Single().Credential.Should().NotBeNull("a restored account keeps its password");
    }

    [Test]
    public async Task Nothing_is_kept_when_the_host_keeps_nothing()
    {
        using var test = new TestDirectory(
            builder => builder.Services.AddUserDirectory(options => options.KeepDeletedUsersFor = TimeSpan.Zero));
        await test.UserAsync("ann");

        await test.System.Users.DeleteAsync("ann");

        (await test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
        (await test.System.Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task The_bin_is_ordered_by_key_and_searched_by_key_address_and_name()
    {
        await _test.UserAsync("zed");
        await _test.System.Users.CreateAsync(new NewUser("bob") { DisplayName = "Zora" });
        foreach (var key in new[] { "zed", "bob", "ann" })
        {
            await _test.System.Users.DeleteAsync(key);
        }

        (await _test.System.Users.ListDeletedAsync()).Items.Select(deleted => deleted.User.Key).Should().Equal("ann", "bob", "zed");
        (await _test.System.Users.ListDeletedAsync(new DeletedUserQuery { Search = "Z" })).Items.Select(deleted => deleted.User.Key)
            .Should().Equal("bob", "zed");
        (await _test.System.Users.ListDeletedAsync(new DeletedUserQuery { Search = "acme" })).Items.Should().ContainSingle();
    }

    [Test]
    public async Task A_stale_version_is_refused()
    {
        await _test.System.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" });

        var call = async () => await _test.System.Users.DeleteAsync("ann", expectedVersion: 1);

        await call.ShouldBeRefusedAsync("version.stale");
        await _test.System.Users.DeleteAsync("ann", expectedVersion: 2);
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        await _test.UserAsync("root", default, "admin");

        var call = async () => await _test.System.Users.DeleteAsync("root");

        await call.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task Deleting_needs_the_permission_at_home_and_what_the_account_holds()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Members.AddAsync("ann", "porto");
        var elsewhere = await _test.UserAsync("elsewhere", "porto", "deleter");
        var weak = await _test.UserAsync("weak", "lisbon", "deleter");
        var strong = await _test.UserAsync("strong", "lisbon", "deleter", "approver");
        await _test.System.Users.GrantAsync("strong", ["reports.read"]);
        await _test.System.Members.AddAsync("strong", "porto");

        var there = async () => await _test.As(elsewhere).Users.DeleteAsync("ann");
        var here = async () => await _test.As(weak).Users.DeleteAsync("ann");
        var self = async () => await _test.As(_ann).Users.DeleteAsync("ann");

        await there.ShouldLackAsync("users.delete");
        await here.ShouldEscalateAsync("invoices.approve");
        await self.ShouldLackAsync("users.delete");
        await _test.As(strong).Users.DeleteAsync("ann");
        (await _test.System.Users.FindAsync("ann")).Should().BeNull();
    }

    [Test]
    public async Task The_bin_is_listed_with_the_permission_at_the_tenant()
    {
        await _test.RoleAsync("restorer", ["users.restore"]);
        var boss = await _test.UserAsync("boss", "lisbon", "restorer");

        var call = async () => await _test.As(boss).Users.ListDeletedAsync();

        await call.ShouldLackAsync("users.restore");
    }

    [Test]
    public async Task Home_is_kept_for_the_bin()
    {
        await _test.System.Users.DeleteAsync("ann");

        (await _test.System.Users.ListDeletedAsync()).Items.Single().User.HomeOrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task An_unknown_account_is_not_found()
    {
        var call = async () => await _test.System.Users.DeleteAsync("nobody");

        await call.ShouldBeRefusedAsync("user.not_found");
    }
}
