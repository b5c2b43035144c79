using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserRestoringTests
{
    private const string Password = "correct horse battery";

    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.System.Groups.CreateAsync(new NewGroup("team"));
        _ann = await _test.System.Users.CreateAsync(new NewUser("ann")
        {
            Email = "ann@acme.example",
            IsEmailVerified = true,
            ExternalId = "idp|ann",
            Organization = "lisbon",
            Roles = ["approver"],
            Groups = ["team"],
            Grants = ["reports.read"],
            Password = Password,
            IsPasswordTemporary = false,
            Picture = Images.DataUri("image/png", Images.Png),
        });
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task After_its_time_the_account_is_gone_whether_or_not_the_sweep_has_run()
    {
        await _test.System.Users.DeleteAsync("ann");
        _test.Clock.Advance(TimeSpan.FromDays(30));

        var restore = async () => await _test.System.Users.RestoreAsync(_ann.Id);

        (await _test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
        await restore.Should().ThrowAsync<RecordNotFoundException>();
        (await _test.Directory.SweepAsync()).Should().NotBeNull();
        await restore.Should().ThrowAsync<RecordNotFoundException>();
    }

    [Test]
    public async Task The_account_comes_back_with_its_id_and_everything_it_had()
    {
        await _test.System.Users.DeleteAsync("ann");
        _test.Clock.Advance(TimeSpan.FromDays(1));

        var ann = await _test.System.Users.RestoreAsync(_ann.Id);

        ann.Should().BeEquivalentTo(_ann with { Version = 2, UpdatedAt = _test.Clock.GetUtcNow(), SignInStamp = ann.SignInStamp });
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
        (await _test.System.Groups.ListOfUserAsync("ann")).Should().ContainSingle(group => group.Key == "team");
        (await _test.System.Passwords.VerifyAsync("ann", Password)).Outcome.Should().Be(PasswordOutcome.Succeeded);
        (await _test.System.Users.FindPictureAsync("ann"))!.Content.ToArray().Should().Equal(Images.Png);
        (await _test.System.Users.ListDeletedAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task An_address_that_another_account_has_proved_meanwhile_comes_back_unverified()
    {
        await _test.System.Users.DeleteAsync("ann");
        var anna = await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ANN@acme.example", IsEmailVerified = true });

        var ann = await _test.System.Users.RestoreAsync(_ann.Id);

        (ann.Email, ann.EmailVerifiedAt).Should().Be(("ann@acme.example", null));
        (await _test.System.Invitations.SendAsync(new NewInvitation("ann@acme.example", "lisbon") { Roles = [] })).User.Id
            .Should().Be(anna.Id, "the address is not ambiguous");
        (await _test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeTrue("it still is that account's password");
    }

    [Test]
    public async Task It_signs_in_no_more_with_what_it_had_once_somebody_proves_the_address_for_it()
    {
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example", IsEmailVerified = true });
        await _test.System.Users.RestoreAsync(_ann.Id);
        await _test.System.Users.DeleteAsync("anna");

        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("ann@acme.example", "lisbon") { Key = "ann" });
        var ann = await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());

        (ann.Id, ann.ExternalId).Should().Be((_ann.Id, null));
        (await _test.System.Passwords.VerifyAsync("ann", Password)).Succeeded.Should().BeFalse();
    }

    [Test]
    public async Task An_address_that_another_account_proves_at_the_same_moment_comes_back_unverified_too()
    {
        InterruptedStore store = null!;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        var ann = await test.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true });
        await test.System.Users.DeleteAsync("ann");
        store.BeforeNextCommit(
            async () => await test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example", IsEmailVerified = true }));

        (await test.System.Users.RestoreAsync(ann.Id)).EmailVerifiedAt.Should().BeNull();
    }

    [Test]
    public async Task An_address_that_another_account_has_without_proof_stays_verified()
    {
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Users.CreateAsync(new NewUser("anna") { Email = "ann@acme.example" });

        (await _test.System.Users.RestoreAsync(_ann.Id)).EmailVerifiedAt.Should().Be(_ann.EmailVerifiedAt);
    }

    [Test]
    public async Task Restoring_twice_is_refused()
    {
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Users.RestoreAsync(_ann.Id);

        var call = async () => await _test.System.Users.RestoreAsync(_ann.Id);

        await call.ShouldBeRefusedAsync("deleted_user.not_found");
    }

    [Test]
    public async Task A_restored_account_can_be_deleted_and_restored_again()
    {
        for (var version = 2; version < 4; version++)
        {
            await _test.System.Users.DeleteAsync("ann");
            (await _test.System.Users.RestoreAsync(_ann.Id)).Version.Should().Be(version);
        }
    }

    [Test]
    public async Task A_key_or_external_id_that_is_taken_meanwhile_is_refused()
    {
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Users.CreateAsync(new NewUser("other") { ExternalId = "idp|ann" });

        var external = async () => await _test.System.Users.RestoreAsync(_ann.Id);
        await external.ShouldBeRefusedAsync("user.external_id.taken");

        await _test.System.Users.ChangeExternalIdAsync("other", null);
        await _test.System.Users.ChangeKeyAsync("other", "ANN");
        var key = async () => await _test.System.Users.RestoreAsync(_ann.Id);
        await key.ShouldBeRefusedAsync("user.key.taken");
    }

    [Test]
    public async Task What_is_gone_meanwhile_is_left_out()
    {
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Roles.DeleteAsync("approver");
        await _test.System.Groups.DeleteAsync("team");
        await _test.System.Organizations.DeleteAsync("lisbon");

        var ann = await _test.System.Users.RestoreAsync(_ann.Id);

        ann.Should().BeEquivalentTo(
            new { HomeOrganizationId = (Guid?)null, DefaultOrganizationId = (Guid?)null, Status = UserStatus.Active });
        (await _test.AllAsync<Membership>()).Should().BeEmpty();
        (await _test.AllAsync<RoleAssignment>()).Should().BeEmpty();
        (await _test.AllAsync<GroupMember>()).Should().BeEmpty();
    }

    [Test]
    public async Task A_role_that_is_no_longer_usable_at_its_place_is_left_out()
    {
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.RoleAsync("own", ["invoices.write"], "lisbon");
        await _test.System.Roles.AssignAsync("ann", ["lisbon:own"], "atlas");
        await _test.System.Users.DeleteAsync("ann");
        await _test.System.Organizations.MoveAsync("atlas", default);

        await _test.System.Users.RestoreAsync(_ann.Id);

        (await _test.AllAsync<RoleAssignment>()).Should().ContainSingle(assignment => assignment.OrganizationId == _lisbon.Id);
    }

    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.InvitationSent)]
    [TestCase(UserStatus.InvitationExpired)]
    public async Task An_account_that_was_not_active_comes_back_inactive(UserStatus status)
    {
        var bob = await _test.StoreAsync(tenantId => new User
        {
            Id = Guid.NewGuid(),
            TenantId = tenantId,
            Key = "bob",
            Status = status,
            InvitationExpiresAt = status == UserStatus.InvitationSent ? _test.Clock.GetUtcNow().AddDays(1) : null,
        });
        await _test.System.Users.DeleteAsync("bob");

        (await _test.System.Users.RestoreAsync(bob.Id))
            .Should().BeEquivalentTo(new { Status = UserStatus.Inactive, InvitationExpiresAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task A_membership_that_was_to_come_with_an_invitation_is_left_out()
    {
        var bob = await _test.InvitedAsync("bob", _lisbon, _test.Clock.GetUtcNow().AddDays(1));
        await _test.System.Users.DeleteAsync("bob");

        var restored = await _test.System.Users.RestoreAsync(bob.Id);

        restored.DefaultOrganizationId.Should().BeNull();
        (await _test.System.Members.FindAsync("bob", "lisbon")).Should().BeNull();
    }
}
