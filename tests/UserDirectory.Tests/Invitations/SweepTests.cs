using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class SweepTests : InvitationTestCase
{
    [Test]
    public async Task It_writes_what_has_expired()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(9));

        (await Test.Directory.SweepAsync()).Should().Be(new SweepResult(1, 0));

        (await StoredAsync(sent)).Should().BeEquivalentTo(
            new { Status = InvitationStatus.Expired, ClosedAt = sent.Invitation.ExpiresAt, TokenHash = (Secret?)null });
        (await StoredUserAsync(sent.User.Id))!.Status.Should().Be(UserStatus.InvitationExpired);
        (await LastChangeAsync()).Actor.Should().Be(ActorRef.System("sweep"));
    }

    [Test]
    public async Task What_is_read_is_the_same_before_and_after()
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(9));
        var invitation = await Invitations.GetAsync(sent.Invitation.Id);
        var user = await Test.System.Users.GetAsync(Email);

        await Test.Directory.SweepAsync();

        (await Invitations.GetAsync(sent.Invitation.Id)).Should().BeEquivalentTo(
            invitation, options => options.Excluding(i => i.Version).Excluding(i => i.UpdatedAt).Excluding(i => i.UpdatedBy));
        (await Test.System.Users.GetAsync(Email)).Should().BeEquivalentTo(
            user, options => options.Excluding(u => u.Version).Excluding(u => u.UpdatedAt).Excluding(u => u.UpdatedBy));
    }

    [Test]
    public async Task A_second_sweep_finds_nothing()
    {
        await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(9));
        await Test.Directory.SweepAsync();
        var number = (await LastChangeAsync()).Number;

        (await Test.Directory.SweepAsync()).Should().Be(new SweepResult(0, 0));

        (await LastChangeAsync()).Number.Should().Be(number);
    }

    [Test]
    public async Task An_account_with_another_open_invitation_stays_invited()
    {
        await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(1));
        await InviteAsync(with: i => i.Organization = "porto");
        Test.Clock.Advance(TimeSpan.FromDays(2));

        await Test.Directory.SweepAsync();

        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationSent);
    }

    [Test]
    public async Task An_account_that_is_active_or_switched_off_stays_so()
    {
        await InviteAsync();
        await Test.System.Users.ActivateAsync(Email);
        await InviteAsync("eva@acme.example");
        await Test.System.Users.DeactivateAsync("eva@acme.example");
        Test.Clock.Advance(TimeSpan.FromDays(9));

        (await Test.Directory.SweepAsync()).ExpiredInvitations.Should().Be(2);

        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.Active);
        (await Test.System.Users.GetAsync("eva@acme.example")).Status.Should().Be(UserStatus.Inactive);
    }

    [Test]
    public async Task It_sweeps_page_by_page()
    {
        for (var i = 0; i < 1001; i++)
        {
            await InviteAsync($"guest{i}@acme.example");
        }

        var number = (await LastChangeAsync()).Number;
        Test.Clock.Advance(TimeSpan.FromDays(9));

        (await Test.Directory.SweepAsync()).ExpiredInvitations.Should().Be(1001);

        (await LastChangeAsync()).Number.Should().Be(number + 3, "each page of 500 is one commit");
        (await ListAsync<User>(UserFields.Status.EqualTo(UserStatus.InvitationSent))).Should().BeEmpty();
    }

    [Test]
    public async Task It_sweeps_every_tenant_suspended_ones_too()
    {
        await Test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var other = Test.Directory.Tenant("other").AsSystem("test").Invitations;
        var sent = await other.SendAsync(new NewInvitation(Email));
        await Test.Directory.Tenants.SuspendAsync("other");
        await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(9));

        (await Test.Directory.SweepAsync()).ExpiredInvitations.Should().Be(2);

        (await other.GetAsync(sent.Invitation.Id)).Status.Should().Be(InvitationStatus.Expired);
    }

    [Test]
    public async Task An_empty_directory_stays_empty()
    {
        using var empty = new TestDirectory();

        (await empty.Directory.SweepAsync()).Should().Be(new SweepResult(0, 0));

        (await empty.Directory.Tenants.FindAsync("default")).Should().BeNull();
    }

    [Test]
    public async Task An_invitation_that_is_accepted_at_the_last_moment_is_not_written_as_expired()
    {
        var sent = await InviteAsync();
        var again = await InviteAsync("eva@acme.example", i => i.Lifetime = TimeSpan.FromDays(30));
        Test.Clock.Advance(TimeSpan.FromDays(9));
        Store.BeforeNextCommit(() => Invitations.ResendAsync(sent.Invitation.Id).AsTask());

        (await Test.Directory.SweepAsync()).ExpiredInvitations.Should().Be(0);

        (await Invitations.GetAsync(sent.Invitation.Id)).Status.Should().Be(InvitationStatus.Pending);
        (await Invitations.GetAsync(again.Invitation.Id)).Status.Should().Be(InvitationStatus.Pending);
    }

    [Test]
    public async Task Deleted_accounts_that_were_kept_long_enough_are_removed_for_good()
    {
        var ann = await Test.UserAsync("ann");
        var now = Test.Clock.GetUtcNow();
        await CommitAsync(
            new Write.Add(Deleted("old", now.AddDays(1))), new Write.Add(Deleted("due", now.AddDays(2))),
            new Write.Add(Deleted("young", now.AddDays(2).AddMicroseconds(1))));
        Test.Clock.Advance(TimeSpan.FromDays(2));

        (await Test.Directory.SweepAsync()).Should().Be(new SweepResult(0, 2));

        (await ListAsync<DeletedUser>()).Select(deleted => deleted.User.Key).Should().Equal("young");
        (await LastChangeAsync()).Entries.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Record = RecordKind.DeletedUser, Count = 2 });

        DeletedUser Deleted(string key, DateTimeOffset purgeAt)
        {
            var user = ann with { Id = Guid.CreateVersion7(), Key = key };
            return new() { Id = user.Id, TenantId = user.TenantId, User = user, PurgeAt = purgeAt };
        }
    }

    [Test]
    public async Task A_cancelled_sweep_stops()
    {
        await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(9));

        var sweep = async () => await Test.Directory.SweepAsync(new CancellationToken(true));

        await sweep.Should().ThrowAsync<OperationCanceledException>();
    }
}
