using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Export;

/// <summary>Everything about one person, for the person and for who may export.</summary>
public sealed class ExportPersonTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Users.CreateAsync(new NewUser("ann")
        {
            DisplayName = "Ann Silva",
            Email = "ann@acme.example",
            IsEmailVerified = true,
            ExternalId = "idp|ann",
            Attributes = new Dictionary<string, string> { ["desk"] = "7" },
            Organization = "lisbon",
            Roles = ["editor"],
            Groups = ["sales"],
            Grants = ["reports.read"],
            Password = "correct horse",
            Picture = "photo.png",
        });
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task It_tells_the_account_and_what_it_has()
    {
        await _test.System.Invitations.SendAsync(new NewInvitation("ann@acme.example", "porto"));

        var document = await _test.System.Export.ExportPersonAsync("ann");

        var now = _test.Clock.GetUtcNow();
        document.Should().BeEquivalentTo(new
        {
            At = now,
            Key = "ann",
            DisplayName = "Ann Silva",
            Email = "ann@acme.example",
            EmailVerifiedAt = now,
            ExternalId = "idp|ann",
            HasPicture = true,
            Status = UserStatus.Active,
            Home = new { Key = "lisbon" },
            DefaultOrganization = new { Key = "lisbon" },
            Grants = new[] { "reports.read" },
            Groups = new[] { "sales" },
            Password = new CredentialState(true) { IsTemporary = true, ChangedAt = now },
        });
        document.Attributes.Should().Equal(new Dictionary<string, string> { ["desk"] = "7" });
        document.Memberships.Select(membership => (membership.Organization.Key, membership.Status))
            .Should().BeEquivalentTo([("lisbon", MembershipStatus.Active), ("porto", MembershipStatus.Active)]);
        document.Roles.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Role = "editor", Organization = new { Key = "lisbon" }, Since = now });
    }

    [Test]
    public async Task It_tells_invitations_without_their_tokens()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "porto"));

        var document = await _test.System.Export.ExportPersonAsync(sent.User.Id);

        document.Invitations.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new
            {
                Email = "eve@acme.example",
                Organization = new { Key = "porto" },
                Status = InvitationStatus.Pending,
                ClosedAt = (DateTimeOffset?)null
            });
        document.Status.Should().Be(UserStatus.InvitationSent);
    }

    [Test]
    public async Task It_tells_what_was_done_to_it_and_what_it_did()
    {
        var ann = await _test.System.Users.GetAsync("ann");
        await _test.UserAsync("bob");
        await _test.System.Users.UpdateAsync("ann", new UserUpdate { GivenName = "Ann" });
        await _test.System.Users.GrantAsync("ann", ["users.update"]);
        await _test.As(ann).Users.UpdateAsync("bob", new UserUpdate { DisplayName = "Robert" });
        await _test.System.Members.SuspendAsync("ann", "lisbon");
        await _test.System.Members.RemoveAsync("ann", "lisbon");

        var changes = (await _test.System.Export.ExportPersonAsync("ann")).Changes;

        changes.Should().BeInAscendingOrder(change => change.Number);
        changes.Should().ContainSingle(change => change.Fields.Any(field => field.Field == "GivenName" && field.Value == "Ann")).Which
            .Should().BeEquivalentTo(new { IsAboutPerson = true, IsByPerson = false, Record = RecordKind.User });
        changes.Should().ContainSingle(change => change.IsByPerson).Which
            .Should().BeEquivalentTo(
                new { IsAboutPerson = false, Verb = ChangeVerb.Updated, Record = RecordKind.User, Fields = Array.Empty<FieldChange>() },
                "the name is Bob's");
        changes.Should().Contain(change => change.Record == RecordKind.Membership && change.Verb == ChangeVerb.Removed);
        changes.Should().Contain(change => change.Record == RecordKind.Credential && change.Verb == ChangeVerb.Added);
    }

    [Test]
    public async Task No_secret_is_in_it_and_it_can_be_written_as_it_is()
    {
        await _test.System.Users.SignOutEverywhereAsync("ann");
        var ann = await _test.System.Users.GetAsync("ann");
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("eve@acme.example", "porto"));
        await _test.System.Passwords.SetAsync("ann", "battery staple");

        var text = JsonSerializer.Serialize(await _test.System.Export.ExportPersonAsync("ann"))
            + JsonSerializer.Serialize(await _test.System.Export.ExportPersonAsync(sent.User.Id));

        var hash = (await _test.InMemory.FindAsync<Credential>(ann.TenantId, ann.Id, default))!.PasswordHash.Reveal();
        var token = (await _test.InMemory.FindAsync<Invitation>(ann.TenantId, sent.Invitation.Id, default))!.TokenHash!.Reveal();
        text.Should().NotContain(JsonSerializer.Serialize(hash).Trim('"')).And.NotContain(
            JsonSerializer.Serialize(token).Trim('"')).And.NotContain(sent.Token!).And.NotContain(ann.SignInStamp.ToString());
        text.Should().NotContain((await _test.System.Users.GetAsync("ann")).SignInStamp.ToString());
    }

    [Test]
    public async Task The_person_himself_may_have_it()
    {
        var ann = await _test.System.Users.GetAsync("ann");
        await _test.System.Users.RevokeAsync("ann", ["reports.read"]);

        (await _test.As(ann).Export.ExportPersonAsync("ann")).Home
            .Should().BeEquivalentTo(new { Key = "lisbon" }, "a member may know his organization");
    }

    [Test]
    public async Task So_may_who_exports_at_its_home_or_tenant_wide_and_nobody_else()
    {
        await _test.System.Members.AddAsync("ann", "porto");
        var home = _test.As(await _test.HolderAsync("home", "lisbon", "users.export"));
        var elsewhere = _test.As(await _test.HolderAsync("elsewhere", "porto", "*.*"));
        var everywhere = _test.As(await _test.HolderAsync("everywhere", default, "users.export"));
        Func<Task> export = async () => await elsewhere.Export.ExportPersonAsync("ann");

        await export.ShouldLackAsync("users.export");
        (await home.Export.ExportPersonAsync("ann")).Memberships.Select(membership => membership.Organization.Key)
            .Should().BeEquivalentTo("lisbon", null);
        (await everywhere.Export.ExportPersonAsync("ann")).Memberships.Select(membership => membership.Organization.Key)
            .Should().BeEquivalentTo([null, (string?)null]);
    }

    [Test]
    public async Task Others_who_changed_it_are_not_named()
    {
        var boss = await _test.HolderAsync("boss", default, "*.*");
        await _test.As(boss).Users.ChangeExternalIdAsync("ann", "idp|2");
        await _test.As(boss).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann S." });
        await _test.As(boss).Users.ChangeEmailAsync("ann", "ann@other.example");

        JsonSerializer.Serialize(await _test.System.Export.ExportPersonAsync("ann")).Should().NotContain(boss.Id.ToString());
    }

    [Test]
    public async Task An_unknown_account_and_one_of_another_tenant_are_not_found()
    {
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var stranger = await _test.Directory.Tenant("other").AsSystem("test").Users.CreateAsync(new NewUser("stranger"));

        foreach (var id in new[] { stranger.Id, Guid.NewGuid() })
        {
            Func<Task> export = async () => await _test.System.Export.ExportPersonAsync(id);
            await export.ShouldBeRefusedAsync("user.not_found");
        }
    }
}
